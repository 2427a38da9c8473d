using System.Text;
using Larmor.Cli.Edge.Settings;
using Larmor.Cli.Edge.Simulated;
using Larmor.Firmware;
using Larmor.Hal.Spi;
using Larmor.Kernels;
using Larmor.Pictures;
using Larmor.Runtime;

namespace Larmor.Cli.Edge.Runs;

/// <summary>Replay lines, commands, checkpoints, telemetry records, wire frames, sealed command lines and configurations, made up or damaged at random.</summary>
internal sealed class FuzzRun
{
    private const int RuntimeTargetCount = 5;
    private const int SealedTarget = RuntimeTargetCount;
    private const int ConfigurationTarget = SealedTarget + 1;
    private const int StateLength = 20;
    private const long Specification = 17;

    private static readonly string[] s_seeds =
        ["1.5,-2,3e-3", "# comment", "x,y,z", "label 3", "freeze", "save", "1;2;3", "-1e38 1e38 0", "nan,inf,1", "label 99999", "1,2", ",,,", "\t1\t2\t3"];

    private readonly Pcg32 _random;
    private readonly DamagedBytes _damage;
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
        _damage = new DamagedBytes(_random);
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
        using var node = new NodeFuzz(new Pcg32((ulong)context.Seed, 82));
        string[] targets = ["replay lines", "commands", "checkpoints", "telemetry records", "wire frames", "sealed command lines", "configurations"];
        var table = new double[targets.Length, 3];
        long all = (long)settings.InputCount + settings.CommandCount + settings.ConfigurationCount;
        for (long i = 0; i < all; i++)
        {
            if (i % 10_000 == 0)
            {
                context.At((double)i / all, $"input {i:#,0}");
            }

            int target = i < settings.InputCount ? (int)(i % RuntimeTargetCount) : i < settings.InputCount + (long)settings.CommandCount ? SealedTarget : ConfigurationTarget;
            table[target, 0]++;
            try
            {
                bool isRight = target switch { SealedTarget => node.Command(), ConfigurationTarget => node.Configuration(), _ => run.Try(target) };
                table[target, 2] += isRight ? 0 : 1;
            }
            catch (Exception reason) when (reason is not OperationCanceledException)
            {
                // Anything thrown by a parser is what this looks for.
                table[target, 1]++;
            }
        }

        double Sum(int column) => Enumerable.Range(0, targets.Length).Sum(row => table[row, column]);
        (string, double, string)[] figures =
        [
            ("inputs", Sum(0), "inputs"), ("exceptions", Sum(1), "inputs"), ("accepted_damaged", Sum(2), "inputs"),
            ("command_inputs", table[SealedTarget, 0], "inputs"), ("command_exceptions", table[SealedTarget, 1], "inputs"),
            ("configuration_inputs", table[ConfigurationTarget, 0], "inputs"), ("configuration_exceptions", table[ConfigurationTarget, 1], "inputs"),
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
        string text = Encoding.Latin1.GetString(_damage.Of(Encoding.Latin1.GetBytes(s_seeds[_random.NextInt(s_seeds.Length)] + "\n4,5,6\n"), out _));
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
        foreach (byte next in _damage.Of(Encoding.Latin1.GetBytes(s_seeds[_random.NextInt(s_seeds.Length)] + "\n"), out _))
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
        _slots.Slots[0] = _damage.Of(_checkpoint, out bool isDamaged);
        bool isLoaded = _store.TryLoad();
        return isLoaded != isDamaged && _state.IsWhole;
    }

    private bool Telemetry()
    {
        byte[] bytes = _damage.Of(_record, out bool isDamaged);
        return _frame.TryRead(bytes, 0) != isDamaged;
    }

    private bool Wire()
    {
        byte[] bytes = _damage.Of(_wire[.._wireBytes], out bool isDamaged);
        bool isGood = bytes.Length >= Frame.Overhead && Frame.Check(bytes, bytes.Length, Frame.RequestStart) == FrameFault.None;
        return isGood != isDamaged;
    }
}
