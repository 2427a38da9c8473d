using System.Text;
using Larmor.Cli.Edge.Settings;
using Larmor.Cli.Edge.Simulated;
using Larmor.Firmware;
using Larmor.Hal.Spi;
using Larmor.Kernels;
using Larmor.Pictures;
using Larmor.Runtime;

namespace Larmor.Cli.Edge.Runs;

/// <summary>Replay lines, commands, checkpoints, telemetry records and wire frames, made up or damaged at random.</summary>
internal sealed class FuzzRun
{
    private const int TargetCount = 5;
    private const int StateLength = 20;
    private const long Specification = 17;

    private static readonly string[] s_seeds =
        ["1.5,-2,3e-3", "# comment", "x,y,z", "label 3", "freeze", "save", "1;2;3", "-1e38 1e38 0", "nan,inf,1", "label 99999", "1,2", ",,,", "\t1\t2\t3"];

    private readonly Pcg32 _random;
    private readonly byte[] _checkpoint;
    private readonly CountedState _state = new(StateLength);
    private readonly MemorySlots _slots = new(4096);
    private readonly CheckpointStore _store;
    private readonly byte[] _record = new byte[TelemetryFrame.Bytes];
    private readonly byte[] _wire = new byte[Frame.LargestBytes];
    private readonly TelemetryFrame _frame = new();
    private readonly CommandParser _parser = new();
    private readonly EdgeLoop _loop;
    private readonly int _wireBytes;

    private FuzzRun(int seed)
    {
        _random = new Pcg32((ulong)seed, 81);
        _store = new CheckpointStore(_slots, _state, Specification);
        _state.Number = 1;
        _store.TrySave(1);
        _checkpoint = _slots.Slots[0];
        _frame.Write(_record, 0);
        _wire[Frame.HeadBytes] = 7;
        _wireBytes = Frame.Seal(_wire, Frame.RequestStart, 1, 2, 3, 40);
        _loop = Replay.Loop(
            new EndlessSensor([0f, 1f, 0.5f], 10f), new SlidingWindow(1, 4, 2), new RawEncoder(1, 4, 1f, isByTime: false),
            EdgeJobs.Create(EdgeJobs.Classify, 4, new EdgeJobOptions { ClassCount = 3 }));
    }

    internal static EdgeOutcome Run(FuzzSettings settings, EdgeContext context)
    {
        var run = new FuzzRun(context.Seed);
        string[] targets = ["replay lines", "commands", "checkpoints", "telemetry records", "wire frames"];
        var table = new double[TargetCount, 3];
        for (int i = 0; i < settings.InputCount; i++)
        {
            if (i % 10_000 == 0)
            {
                context.At((double)i / settings.InputCount, $"input {i:#,0}");
            }

            int target = i % TargetCount;
            table[target, 0]++;
            try
            {
                table[target, 2] += run.Try(target) ? 0 : 1;
            }
            catch (Exception reason) when (reason is not OperationCanceledException)
            {
                // Anything thrown by a parser is what this looks for.
                table[target, 1]++;
            }
        }

        double Sum(int column) => Enumerable.Range(0, TargetCount).Sum(row => table[row, column]);
        (string, double, string)[] figures =
        [
            ("inputs", Sum(0), "inputs"), ("exceptions", Sum(1), "inputs"), ("accepted_damaged", Sum(2), "inputs"),
        ];
        var panel = new HeatMap(table, targets, ["inputs", "exceptions", "damage accepted"]) { Title = "Made-up and damaged inputs", Format = "#,0" };
        return new EdgeOutcome(figures, [new SheetColumn(1, (panel, 1))]);
    }

    /// <summary>One input; false when damage was taken for good.</summary>
    private bool Try(int target) => target switch
    {
        0 => Lines(),
        1 => Commands(),
        2 => Checkpoint(),
        3 => Telemetry(),
        _ => Wire(),
    };

    private bool Lines()
    {
        string text = Encoding.Latin1.GetString(Damaged(Encoding.Latin1.GetBytes(s_seeds[_random.NextInt(s_seeds.Length)] + "\n4,5,6\n"), out _));
        var sensor = new TextSensor(new StringReader(text), 3, 1f);
        Span<float> sample = stackalloc float[3];
        int calls = 0;
        while (sensor.TryRead(sample) != SensorReading.Ended)
        {
            calls++;
        }

        return calls <= text.Length + 1;
    }

    private bool Commands()
    {
        foreach (byte next in Damaged(Encoding.Latin1.GetBytes(s_seeds[_random.NextInt(s_seeds.Length)] + "\n"), out _))
        {
            EdgeCommand command = _parser.Push(next);
            if (command != EdgeCommand.None)
            {
                _loop.Apply(command, _parser.Argument);
            }
        }

        _loop.Step();
        return true;
    }

    private bool Checkpoint()
    {
        _slots.Slots[0] = Damaged(_checkpoint, out bool isDamaged);
        bool isLoaded = _store.TryLoad();
        return isLoaded != isDamaged && _state.IsWhole;
    }

    private bool Telemetry()
    {
        byte[] bytes = Damaged(_record, out bool isDamaged);
        return _frame.TryRead(bytes, 0) != isDamaged;
    }

    private bool Wire()
    {
        byte[] bytes = Damaged(_wire[.._wireBytes], out bool isDamaged);
        bool isGood = bytes.Length >= Frame.Overhead && Frame.Check(bytes, bytes.Length, Frame.RequestStart) == FrameFault.None;
        return isGood != isDamaged;
    }

    private static bool StartsWith(byte[] bytes, byte[] whole) => bytes.AsSpan().StartsWith(whole);

    /// <summary>Flips bits, cuts, lengthens, overwrites, or makes up all; one input in sixteen stays as it is.</summary>
    private byte[] Damaged(byte[] good, out bool isDamaged)
    {
        var bytes = new List<byte>(good);
        switch (_random.NextInt(16))
        {
            case 0:
                break;
            case < 6:
                for (int flips = 1 + _random.NextInt(8); flips > 0; flips--)
                {
                    bytes[_random.NextInt(bytes.Count)] ^= (byte)(1 << _random.NextInt(8));
                }

                break;
            case < 9:
                bytes.RemoveRange(_random.NextInt(bytes.Count), 1);
                break;
            case < 11:
                bytes.RemoveRange(0, _random.NextInt(bytes.Count));
                break;
            case < 13:
                bytes.Insert(_random.NextInt(bytes.Count), (byte)_random.NextUInt());
                break;
            case 13:
                bytes = [.. Enumerable.Range(0, _random.NextInt(200)).Select(_ => (byte)_random.NextUInt())];
                break;
            case 14:
                bytes.AddRange(Enumerable.Repeat((byte)_random.NextUInt(), _random.NextInt(6000)));
                break;
            default:
                for (int at = _random.NextInt(bytes.Count); at < bytes.Count; at++)
                {
                    bytes[at] = 0xFF;
                }

                break;
        }

        // Flips can undo each other, and what is past a record's end does not belong to it.
        isDamaged = bytes.Count < good.Length || !StartsWith([.. bytes], good);
        return [.. bytes];
    }
}
