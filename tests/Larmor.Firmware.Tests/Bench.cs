using System.Globalization;
using Larmor.Kernels;
using Larmor.Runtime;

namespace Larmor.Firmware.Tests;

/// <summary>A node on a recorded tone, in virtual time.</summary>
internal sealed class Bench : IDisposable
{
    internal const int Rate = 100;

    internal Bench(TemporaryFolder folder, string more = "", string job = "novelty", int samples = 20_000, string? encoder = null)
    {
        Folder = folder;
        string replay = folder.Write("replay.csv", Tone(samples));
        string text = $$"""
            {
              "name": "bench",
              "job": { "name": "{{job}}", "warmUpCount": 64, "classCount": 3 },
              "sensor": { "name": "file", "path": "{{replay}}", "channelCount": 1, "sampleRateHertz": {{Rate}} },
              "window": { "length": 32, "hop": 16 },
              "encoder": {{encoder ?? "{ \"name\": \"spectrum\", \"bandCount\": 8 }"}}
              {{more}}
            }
            """;
        Options = FirmwareOptions.Parse(text, folder.At("node.json"));
        Node = new FirmwareNode(Options, Board, Clock, Ring);
    }

    internal TemporaryFolder Folder { get; }

    internal FirmwareOptions Options { get; }

    internal BareBoard Board { get; } = new();

    internal SampleClock Clock { get; } = new();

    internal TelemetryRing Ring { get; } = new(8192);

    internal FirmwareNode Node { get; }

    public void Dispose()
    {
        Node.Dispose();
        Board.Dispose();
    }

    internal static string Tone(int count)
    {
        ulong key = CounterRandom.Key(1, 3, 0);
        IEnumerable<string> lines = Enumerable.Range(0, count).Select(i =>
            (FloatMath.SineOfTurns(i * 0.11f % 1f) + (0.4f * (CounterRandom.FloatAt(key, (uint)i) - 0.5f))).ToString("R", CultureInfo.InvariantCulture));
        return string.Join('\n', lines) + "\n";
    }

    internal StepResult Steps(int count)
    {
        StepResult result = StepResult.Waiting;
        for (int i = 0; i < count; i++)
        {
            Clock.Advance(1_000_000 / Rate);
            result = Node.Step();
        }

        return result;
    }

    internal int Told(TelemetryKind kind)
    {
        var frame = new TelemetryFrame();
        int count = 0;
        for (int i = 0; i < Ring.HeldCount; i++)
        {
            count += Ring.TryRead(i, frame) && frame.Kind == kind ? 1 : 0;
        }

        return count;
    }
}
