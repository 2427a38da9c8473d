using System.CommandLine;
using System.Globalization;
using Larmor.Cli.Spikes;
using Larmor.Hal;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor replay</c>: plays a recording of address events through a spike port and says what it holds.</summary>
internal static class ReplayCommand
{
    internal const string Name = "replay";
    internal const string Summary = "Play recorded spikes and show who fired when";

    private const int Windows = 10;
    private const int BusiestCount = 5;

    internal static Command Create()
    {
        Argument<string> file = new("recording") { Description = "File that larmor measure stdp --record wrote" };
        Command command = new(Name, Summary) { file };
        command.SetAction(parse => Guard.Run(parse.InvocationConfiguration.Error, () =>
            Play(AddressEventFile.Read(parse.GetRequiredValue(file)), parse.InvocationConfiguration.Output)));
        return command;
    }

    private static int Play(RecordedSpikes recording, TextWriter words)
    {
        words.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{recording.EventCount:#,0} spikes of {recording.HiddenCount} hidden and {recording.OutputCount} output neurons in {recording.EndMicroseconds:#,0} microseconds"));
        var counts = new long[recording.HiddenCount + recording.OutputCount];
        var received = new SpikeBuffer(Math.Max(1, recording.EventCount));
        for (int window = 1; window <= Windows; window++)
        {
            uint from = recording.NowMicroseconds;
            recording.RunUntil((uint)((ulong)recording.EndMicroseconds * (ulong)window / Windows), received);
            int output = 0;
            for (int k = 0; k < received.Count; k++)
            {
                counts[received.Address(k)]++;
                output += received.Address(k) >= recording.HiddenCount ? 1 : 0;
            }

            words.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{from,12:#,0} to {recording.NowMicroseconds,12:#,0}  hidden {received.Count - output,9:#,0}  output {output,8:#,0}"));
        }

        words.WriteLine("busiest: " + string.Join(
            ", ", Enumerable.Range(0, counts.Length).OrderByDescending(i => counts[i]).Take(BusiestCount)
                .Select(i => string.Create(CultureInfo.InvariantCulture, $"{i} ({counts[i]:#,0})"))));
        return ExitCode.Done;
    }
}
