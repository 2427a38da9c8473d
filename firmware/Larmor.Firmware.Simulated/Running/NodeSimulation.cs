using System;
using System.IO;
using Larmor.Hal;
using Larmor.Runtime;

namespace Larmor.Firmware.Simulated;

/// <summary>A node in a simulated world, in virtual time: the very composition that runs on a board, with faults coming and going, and a service manager that starts it again.</summary>
/// <remarks>Same options, plan and seed: same records, bit for bit.</remarks>
public sealed class NodeSimulation : IDisposable
{
    private const long StartDelayMicroseconds = 5_000_000;
    private const long LongestSilenceMicroseconds = 30_000_000;
    private const long PressMicroseconds = 200_000;

    private readonly FirmwareOptions _options;
    private readonly SimulationPlan _plan;
    private readonly FaultInjector _injector;
    private readonly long _tick;
    private readonly long _graceMicroseconds;
    private HardwareFault? _judged;
    private long _startAt;
    private long _samplesBefore;
    private long _lastSampleCount;
    private long _lastSampleAt;
    private int _startCount;
    private int _nextPress;
    private int _heldPin = -1;
    private long _releaseAt;

    /// <summary>A node that starts with the first step.</summary>
    /// <param name="options">The node's.</param>
    /// <param name="world">Made for them; stays the caller's.</param>
    /// <param name="plan">What happens.</param>
    /// <exception cref="ArgumentException">Two faults at a time.</exception>
    public NodeSimulation(FirmwareOptions options, SimulatedWorld world, SimulationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(plan);
        _options = options;
        _plan = plan;
        World = world;
        Record = new SimulationRecord(world);
        _injector = new FaultInjector(world, plan.Faults, plan.Seed);
        float rate = options.Sensor.SampleRateHertz / options.Sensor.Decimation;
        _tick = Math.Max(1, (long)(500_000f / options.Sensor.SampleRateHertz));
        _graceMicroseconds = 2_000_000 + (long)(2e6f * options.Window.Length / rate);
        ShortestFaultMicroseconds = 5_000_000 + (long)(2e6f * (Math.Max(options.Sensor.StuckCount, options.Sensor.SaturatedCount) + options.Window.Length) / rate);
    }

    /// <summary>Around the node.</summary>
    public SimulatedWorld World { get; }

    /// <summary>What it told.</summary>
    public SimulationRecord Record { get; }

    /// <summary>The node; null while it is without power, or waits to be started again.</summary>
    public FirmwareNode? Node { get; private set; }

    /// <summary>The fault that holds now; null for none.</summary>
    public HardwareFault? Fault => _injector.Current;

    /// <summary>A fault that telemetry is held to lasts at least so long, µs: what the guard needs to be sure.</summary>
    public long ShortestFaultMicroseconds { get; }

    /// <summary>Exceptions that left the node.</summary>
    public int CrashCount { get; private set; }

    /// <summary>What the last of them said; empty for none.</summary>
    public string LastCrash { get; private set; } = "";

    /// <summary>Times that no sample came for long although nothing was wrong.</summary>
    public int HangCount { get; private set; }

    /// <summary>Faults that came.</summary>
    public int FaultCount => _injector.Count;

    /// <summary>Times that the node was started after the first.</summary>
    public int RestartCount => Math.Max(0, _startCount - 1);

    /// <summary>Starts that a device did not answer.</summary>
    public int FailedStartCount { get; private set; }

    /// <summary>Samples asked for, all lives together.</summary>
    public long SampleCount => _samplesBefore + (Node?.Loop.SampleCount ?? 0);

    /// <summary>Runs until a moment.</summary>
    /// <param name="microseconds">Of the world's time.</param>
    public void RunUntil(long microseconds)
    {
        while (World.Time.Microseconds < microseconds)
        {
            Step();
        }
    }

    /// <summary>Half a sample's time goes by.</summary>
    public void Step()
    {
        World.Time.Advance(_tick);
        long now = World.Time.Microseconds;
        Press(now);
        HardwareFault? before = _injector.Last;
        _injector.Advance(now);
        if (_injector.Last is { } fault && fault != before)
        {
            Record.Forget();
            _judged = fault;
            if (fault.Kind == FaultKind.BrownOut)
            {
                BrownOut(fault);
            }
        }

        if (Node is null)
        {
            Start(now);
        }

        if (Node is not null)
        {
            StepNode();
        }

        Judge(now);
    }

    /// <summary>The figures so far.</summary>
    public SimulationReport Report() => SimulationScore.Of(this, _plan, _graceMicroseconds, _graceMicroseconds + StartDelayMicroseconds);

    /// <summary>Stops the node; what it learned since the last checkpoint is gone.</summary>
    public void Dispose()
    {
        Node?.Dispose();
        Node = null;
    }

    private void Start(long now)
    {
        bool isDark = _injector.Current is { Kind: FaultKind.BrownOut };
        if (now < _startAt || isDark)
        {
            return;
        }

        try
        {
            Node = new FirmwareNode(_options, World.Board, World.NodeClock, Record);
            _samplesBefore -= Node.Loop.SampleCount;
            _startCount++;
            _lastSampleCount = -1;
            _lastSampleAt = now;
        }
        catch (Exception reason) when (_startCount > 0 && reason is ChipException or IOException)
        {
            // A device does not answer yet: the service manager tries again.
            FailedStartCount++;
            _startAt = now + StartDelayMicroseconds;
        }
    }

    private void StepNode()
    {
        try
        {
            Node!.Step();
        }
        catch (PowerCutException)
        {
            LosePower();
        }
        catch (Exception reason)
        {
            // The service manager's part: whatever leaves the node ends it, is counted, and it is started again.
            CrashCount++;
            LastCrash = reason.GetType().Name + ": " + reason.Message;
            Drop(World.Time.Microseconds + StartDelayMicroseconds);
        }
    }

    private void BrownOut(HardwareFault fault)
    {
        if (fault.Strength < 0f || _options.Checkpoints is null || Node is null)
        {
            LosePower();
            return;
        }

        // In the middle of a checkpoint: one is asked for, and the disk stops at that byte.
        try
        {
            Node.TrySave();
        }
        catch (PowerCutException)
        {
            // As it was meant.
        }

        LosePower();
    }

    private void LosePower()
    {
        World.Disk.PowerBytes = -1;
        Drop(World.Time.Microseconds);
        World.PowerUp();
    }

    private void Drop(long startAt)
    {
        _samplesBefore = SampleCount;
        Node?.Dispose();
        Node = null;
        _startAt = startAt;
    }

    private void Press(long now)
    {
        if (_heldPin >= 0 && now >= _releaseAt)
        {
            World.Board.Pins.Release(_heldPin);
            _heldPin = -1;
        }

        if (_heldPin < 0 && _nextPress < _plan.Presses.Length && now >= _plan.Presses[_nextPress].Microseconds)
        {
            _heldPin = _plan.Presses[_nextPress++].Pin;
            _releaseAt = now + PressMicroseconds;
            World.Board.Pins.Press(_heldPin);
        }
    }

    private void Judge(long now)
    {
        if (_judged is { } fault)
        {
            fault.IsTold |= Record.Tells(fault.Kind);
            _judged = now > fault.When.EndMicroseconds + _graceMicroseconds + StartDelayMicroseconds ? null : fault;
        }

        long samples = Node?.Loop.SampleCount ?? -1;
        if (samples != _lastSampleCount || _injector.Current is not null || Node is null)
        {
            _lastSampleCount = samples;
            _lastSampleAt = now;
        }
        else if (now - _lastSampleAt > LongestSilenceMicroseconds)
        {
            HangCount++;
            _lastSampleAt = now;
        }
    }
}
