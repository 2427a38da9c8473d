using System.Globalization;
using Larmor.Cli.Commands;
using Larmor.Pictures;

namespace Larmor.Cli.Planning;

/// <summary><c>larmor plan</c> with a board: every device profile on it, before buying it.</summary>
internal static class BoardPlan
{
    /// <summary>All boards at once.</summary>
    internal const string Every = "boards";

    internal static bool Knows(string name) => name == Every || BoardCatalog.Find(name) is not null;

    /// <summary>Plans, prints, draws, writes the result.</summary>
    /// <param name="output">Where the words go.</param>
    /// <param name="name">A board, or <see cref="Every"/>.</param>
    /// <param name="hertz">Samples a second.</param>
    /// <param name="folder">Where picture and result go.</param>
    /// <param name="json">True to end with the result as one line.</param>
    internal static int Run(TextWriter output, string name, double hertz, string folder, bool json)
    {
        DeviceProfileTable table = DeviceProfileTable.Read();
        IReadOnlyList<Board> boards = name == Every ? BoardCatalog.All : [BoardCatalog.Find(name)!];
        List<ProfilePlan> plans = [];
        foreach (Board board in boards)
        {
            List<ProfilePlan> own = [.. table.Profiles.Select(profile => new ProfilePlan(board, profile, table, hertz))];
            PlanText.Write(output, own, table);
            plans.AddRange(own);
        }

        ResultFile result = Result(name, hertz, plans, table);
        MeasureCommand.Write(result, folder, output);
        string picture = Path.Combine(folder, result.Name + ".png");
        PictureFile.Write(PlanPicture.Sheet(plans, result), picture, name == Every ? new PictureSize(2000, 1800) : PictureSize.Panel);
        output.WriteLine($"picture    {picture}");
        if (json)
        {
            output.WriteLine(result.ToJson(oneLine: true));
        }

        return ExitCode.Done;
    }

    private static ResultFile Result(string name, double hertz, List<ProfilePlan> plans, DeviceProfileTable table)
    {
        Dictionary<string, Figure> figures = [];
        void Add(string figure, double value, string unit) => figures[figure] = Figure.Of([value], unit);
        Add("flash", table.DeployedFlashBytes, "bytes");
        foreach (ProfilePlan plan in plans)
        {
            string pair = $"{plan.Board.Name}/{plan.Profile.Name}/";
            Add(pair + "ram", plan.HeapBytes, "bytes");
            Add(pair + "time", plan.Milliseconds, "ms");
            Add(pair + "energy", plan.Microjoules, "uJ");
            Add(pair + "fits", plan.Fits ? 1 : 0, "");
        }

        string command = string.Create(CultureInfo.InvariantCulture, $"larmor plan {name}{(hertz == PlanCommand.DefaultHertz ? "" : $" --rate {hertz}")}");
        return MeasureCommand.Result(
            name == Every ? "plan" : "plan-" + name.ToLowerInvariant(), figures, command, 0, 0,
            "IL and heap metered on the sources as compiled for the device; speeds of boards and flash are estimates, powers cited (esp32) or assumed: the command says which") with
        {
            Seeds = [],
            VectorBits = 0,
        };
    }
}
