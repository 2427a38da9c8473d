using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Larmor.Results;
using Larmor.SimulatedHal;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor wire-faults</c>: frames damaged by chance, and how many pass.</summary>
internal static class WireFaultsCommand
{
    internal const string Name = "wire-faults";
    internal const string Summary = "Damage frames of the register-level chip at random and count what passes";

    internal static Command Create()
    {
        Option<long> frames = new("--frames") { Description = "Frames to send", DefaultValueFactory = _ => 1_000_000, HelpName = "N" };
        Option<int> seed = new("--seed") { Description = "Seed of the damage", DefaultValueFactory = _ => 1, HelpName = "N" };
        Option<string> folder = new("--out") { Description = "Folder of the result", DefaultValueFactory = _ => Path.Combine("runs", "measure"), HelpName = "DIR" };
        Command command = new(Name, Summary) { frames, seed, folder };
        command.SetAction(parse => Guard.Run(parse.InvocationConfiguration.Error, () =>
        {
            long count = parse.GetValue(frames);
            int start = parse.GetValue(seed);
            if (count < 1 || start < 0)
            {
                throw new ArgumentException($"frames is {count}, seed is {start}; frames must be at least 1 and seed at least 0");
            }

            long begun = Stopwatch.GetTimestamp();
            var campaign = new WireCampaign(new WireFaults { BitFlips = 0.4, Slips = 0.3, Stuck = 0.1, Cuts = 0.2, Seed = (ulong)start });
            campaign.Run(count);
            Figure Of(double value, string unit) => new(value, 0, 1, unit);
            var figures = new Dictionary<string, Figure>
            {
                ["undetected"] = Of(campaign.UndetectedCount, "frames"),
                ["frames"] = Of(campaign.FrameCount, "frames"),
                ["damaged"] = Of(campaign.DamagedCount, "frames"),
                ["refused_whole"] = Of(campaign.FalseAlarmCount, "frames"),
            };
            string text = string.Create(CultureInfo.InvariantCulture, $"larmor wire-faults --frames {count} --seed {start}");
            ResultFile result = MeasureCommand.Result(
                "wire-faults", figures, text, start, Stopwatch.GetElapsedTime(begun).TotalSeconds,
                "bit flips 0.4, slips 0.3, stuck 0.1, cuts 0.2 per frame; CRC-32 lets 1 in 4.3e9 randomly damaged frames pass");
            TextWriter output = parse.InvocationConfiguration.Output;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"frames     {campaign.FrameCount:#,0}, damaged {campaign.DamagedCount:#,0}, undetected {campaign.UndetectedCount}, refused whole {campaign.FalseAlarmCount}"));
            MeasureCommand.Write(result, parse.GetRequiredValue(folder), output);
            return campaign.UndetectedCount == 0 ? ExitCode.Done : ExitCode.BelowAsked;
        }));
        return command;
    }
}
