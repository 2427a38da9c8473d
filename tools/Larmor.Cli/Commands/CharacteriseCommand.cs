using System.CommandLine;
using System.Globalization;
using Larmor.Cli.Files;
using Larmor.Firmware;
using Larmor.Hal;
using Larmor.Pictures;
using Larmor.SimulatedHal;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor characterise</c>: measures any chip through its contract and writes a card that the simulator loads.</summary>
internal static class CharacteriseCommand
{
    internal const string Name = "characterise";
    internal const string Summary = "Measure a chip: a card for sim:card?file=…, and what it is like";

    private const int Side = 96;
    private const int Blocks = 12;

    internal static Command Create()
    {
        Option<string> chip = new("--chip") { Description = "Chip to measure: " + ChipCatalog.Known, Required = true, HelpName = "ADDRESS" };
        Option<string> folder = new("--out") { Description = "Folder of card and picture", DefaultValueFactory = _ => Path.Combine("runs", "characterise"), HelpName = "DIR" };
        Command command = new(Name, Summary) { chip, folder };
        command.SetAction(parse => Guard.Run(parse.InvocationConfiguration.Error, () =>
        {
            string address = parse.GetRequiredValue(chip);
            string output = parse.GetRequiredValue(folder);
            OutputFolder.Prepare(output);
            using HostArithmetic host = HostArithmetic.Best(1);
            using IChip opened = ChipCatalog.Open(address, host);
            ChipCharacterisation measured = ChipCharacterisation.Measure(opened, address);
            DeviceCard card = measured.Card!;
            string path = Path.Combine(output, "card.json");
            WholeFile.WriteText("card", path, card.ToJson());
            TextWriter words = parse.InvocationConfiguration.Output;
            foreach (string name in card.Fit.Names)
            {
                words.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-12} {card.Fit[name],12:G5} ± {card.Fit.SigmaOf(name):G2}"));
            }

            words.WriteLine(string.Create(CultureInfo.InvariantCulture, $"goodness     {card.Fit.Goodness,12:G4}"));
            words.WriteLine($"card         {path}: open it as sim:card?file={path}");
            PictureFile.Write(Sheet(measured, address), Path.Combine(output, "card.png"));
            return ExitCode.Done;
        }));
        return command;
    }

    private static PictureSheet Sheet(ChipCharacterisation measured, string address)
    {
        var gains = new double[Blocks, Blocks];
        var counts = new int[Blocks, Blocks];
        for (int place = 0; place < measured.Gains.Length; place++)
        {
            int row = place / Side * Blocks / Side;
            int column = place % Side * Blocks / Side;
            gains[row, column] += measured.Gains[place];
            counts[row, column] += measured.Gains[place] != 0 ? 1 : 0;
        }

        for (int n = 0; n < Blocks * Blocks; n++)
        {
            gains[n / Blocks, n % Blocks] /= Math.Max(1, counts[n / Blocks, n % Blocks]);
        }

        string[] names = [.. Enumerable.Range(0, Blocks).Select(n => (n * Side / Blocks).ToString(CultureInfo.InvariantCulture))];
        var map = new HeatMap(gains, names, names)
        {
            Title = "Gain of the cells",
            Caption = "mean of 8 x 8 cells that work; wires show as a slope from corner to corner",
            RowLabel = "output",
            ColumnLabel = "input",
            Format = "0.000",
        };
        (double[] asked, double[] moved) = Binned(measured.Moves);
        var updates = new LearningCurve(new CurveSeries("moved", asked, moved), new CurveSeries("asked", asked, asked))
        {
            Title = "One update of each cell",
            Caption = "mean change of twenty groups of cells, thousandths of a unit of weight",
            XLabel = "asked, thousandths",
            YLabel = "moved, thousandths",
        };
        return new PictureSheet("What a chip says of itself when asked", new SheetColumn(1.3f, (map, 1)), new SheetColumn(1, (updates, 1)))
        {
            Subtitle = "Measured through the contract alone: " + measured.Card!.Protocol + ".",
            Footer = ["chip " + address, "commit " + Provenance.Commit()],
        };
    }

    private static (double[] Asked, double[] Moved) Binned(double[] moves)
    {
        (double Asked, double Moved)[] sorted = [.. Enumerable.Range(0, moves.Length / 2).Select(n => (moves[2 * n], moves[(2 * n) + 1])).OrderBy(pair => pair.Item1)];
        var groups = sorted.Chunk((sorted.Length + 19) / 20).ToArray();
        return ([.. groups.Select(group => 1e3 * group.Average(pair => pair.Asked))], [.. groups.Select(group => 1e3 * group.Average(pair => pair.Moved))]);
    }
}
