using Larmor.Cli.Edge.Settings;
using Larmor.Cli.Edge.Simulated;
using Larmor.Kernels;
using Larmor.Runtime;
using PowerCutException = Larmor.Firmware.Simulated.PowerCutException;

namespace Larmor.Cli.Edge.Runs;

/// <summary>One run of the campaign: a loop learns a machine's note, faults come, then it must still know the note, and hear another.</summary>
/// <remarks>
/// Samples of 10 ms: the first third is quiet (warm-up included); faults fall into equal slots of the middle half; the last sixth is quiet for 2/3 and then another note.
/// </remarks>
internal sealed class FaultLife
{
    private const int PeriodMicroseconds = 10_000;
    private const int WindowLength = 64;
    private const int Hop = 16;
    private const int WarmUpCount = 100;
    private const int StuckCount = 20;
    private const int ShortestFault = 40;
    private const long CheckpointMilliseconds = 5000;
    private const double MostFalseAlarms = 0.15;
    private const double LeastDetections = 0.9;

    private readonly FaultSettings _settings;
    private readonly Pcg32 _random;
    private readonly FaultySensor _sensor;
    private readonly FaultWitness _witness = new();
    private readonly SampleClock _clock = new();
    private readonly SimulatedFlash _flash;
    private EdgeLoop _loop;
    private int _quietCount;
    private int _quietAlarms;
    private int _otherCount;
    private int _otherAlarms;

    internal FaultLife(FaultSettings settings, ulong seed)
    {
        _settings = settings;
        _random = new Pcg32(seed, 71);
        _sensor = new FaultySensor(seed);
        _flash = new SimulatedFlash(1024, 64, seed);
        _loop = Build();
    }

    /// <summary>Faults that came, and whether telemetry names each.</summary>
    internal List<(FaultKind Kind, bool IsTold)> Faults { get; } = [];

    /// <summary>True when a step threw.</summary>
    internal bool IsCrashed { get; private set; }

    /// <summary>True when no decisions came although all was well again.</summary>
    internal bool IsHung => _quietCount < QuietWindows / 2;

    /// <summary>True when it no longer knows what it knew: alarms at the note it learned, or none at another.</summary>
    internal bool IsPoisoned => !IsHung
        && (_quietAlarms > MostFalseAlarms * _quietCount || _otherAlarms < LeastDetections * _otherCount || !float.IsFinite(_loop.Decision.Score));

    private int FirstFault => _settings.SampleCount / 3;

    private int LastFault => _settings.SampleCount * 5 / 6;

    private int FirstOther => LastFault + ((_settings.SampleCount - LastFault) * 2 / 3);

    private int QuietWindows => (FirstOther - LastFault - WindowLength) / Hop;

    internal void Run()
    {
        try
        {
            int slot = (LastFault - FirstFault) / _settings.FaultCount;
            Play(FirstFault, count: false);
            for (int fault = 0; fault < _settings.FaultCount; fault++)
            {
                FaultKind kind = (FaultKind)_random.NextInt((int)FaultKind.FullDisk + 1);
                int end = FirstFault + ((fault + 1) * slot);
                Play(end - slot + _random.NextInt(slot / 4), count: false);
                _witness.Forget();
                Inject(kind, ShortestFault + _random.NextInt((slot / 2) - ShortestFault));
                Play(end, count: false);
                Faults.Add((kind, _witness.Names(kind)));
            }

            Play(FirstOther, count: true);
            _sensor.IsUnusual = true;
            Play(_settings.SampleCount, count: true);
        }
        catch (Exception reason) when (reason is not OperationCanceledException)
        {
            // Whatever leaves the loop is a crash: that is what is counted here.
            IsCrashed = true;
        }
    }

    private long Position { get; set; }

    private void Inject(FaultKind kind, int samples)
    {
        switch (kind)
        {
            case FaultKind.BrownOut:
                BrownOut();
                return;
            case FaultKind.ClockJump:
                _clock.Advance(_random.NextInt(2) == 0 ? 3_600_000_000L : -7_200_000_000L);
                return;
            case FaultKind.FullDisk:
                _witness.IsFull = true;
                _flash.IsFull = true;
                Play(Position + samples, count: false);
                _witness.IsFull = false;
                _flash.IsFull = false;
                return;
            default:
                _sensor.Fault = kind;
                Play(Position + samples, count: false);
                _sensor.Fault = null;
                return;
        }
    }

    private void BrownOut()
    {
        if (_random.NextInt(2) == 0)
        {
            try
            {
                _flash.PowerBytes = _random.NextInt(4000);
                _loop.Apply(EdgeCommand.Save, 0);
            }
            catch (PowerCutException)
            {
                // The loop is gone with the power.
            }

            _flash.PowerBytes = -1;
        }

        _loop = Build();
    }

    private void Play(long until, bool count)
    {
        for (; Position < until; Position++)
        {
            _clock.Advance(PeriodMicroseconds);
            if (_loop.Step() == StepResult.Decided && count)
            {
                Count();
            }
        }
    }

    private void Count()
    {
        bool isAlarm = _loop.Decision.IsAlarm;
        if (!_sensor.IsUnusual)
        {
            // Windows that still hold samples of the last slot are not judged.
            bool isClean = Position >= LastFault + WindowLength;
            _quietCount += isClean ? 1 : 0;
            _quietAlarms += isClean && isAlarm ? 1 : 0;
        }
        else if (Position >= FirstOther + WindowLength)
        {
            _otherCount++;
            _otherAlarms += isAlarm ? 1 : 0;
        }
    }

    private EdgeLoop Build()
    {
        var encoder = new NormalisedEncoder(
            new SpectrumEncoder(2, WindowLength, new SpectrumEncoderOptions { SampleRateHertz = 100f, LowHertz = 2f, HighHertz = 48f, BandCount = 8 }), 4096, WarmUpCount);
        IEdgeLearner learner = EdgeJobs.Create(EdgeJobs.Novelty, encoder.OutputCount, new EdgeJobOptions { WarmUpCount = WarmUpCount });
        var loop = new EdgeLoop(
            new EdgeLoopParts(_sensor, new SlidingWindow(2, WindowLength, Hop), encoder, learner, _witness, _clock) { Checkpoints = new FlashSlots(_flash, 0, 32) },
            new EdgeLoopOptions
            {
                Guard = new SensorGuardOptions { Minimum = -FaultySensor.Range, Maximum = FaultySensor.Range, StuckCount = StuckCount },
                CheckpointIntervalMilliseconds = CheckpointMilliseconds,
                SilenceMilliseconds = 150,
            });
        loop.Start();
        return loop;
    }
}
