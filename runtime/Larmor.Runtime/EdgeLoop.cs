using Larmor.Hal;

namespace Larmor.Runtime;

/// <summary>One loop from sensor to decision: reads a sample, fills the window, encodes, judges, learns, tells, and now and then keeps what it learned.</summary>
/// <remarks>
/// A window is judged first and learned just before the next one is judged (prequential: A. P. Dawid, J. Royal Statistical Society A 147, 1984), unless a fault showed
/// in between: what a failing sensor says last is not learned. <see cref="Step"/> allocates nothing; with checkpoints on a file system a save opens files, which does.
/// </remarks>
public sealed class EdgeLoop
{
    private readonly IWindow _window;
    private readonly IEncoder _encoder;
    private readonly IEdgeLearner _learner;
    private readonly LoopTelemetry _telemetry;
    private readonly IClock _clock;
    private readonly EdgeLoopOptions _options;
    private readonly SensorGuard _guard;
    private readonly SensorPolicy _policy;
    private readonly CheckpointSchedule _checkpoints;
    private readonly LoopState _state;
    private readonly float[] _sample;
    private readonly float[] _samples;
    private readonly float[] _drive;
    private SensorFaults _faults;
    private SensorFaults _untold;
    private TelemetryFlags _learned;
    private bool _isPending;
    private bool _wasSafe;
    private long _lastStepAt;
    private long _lastSampleAt;

    /// <summary>Puts the parts together and allocates every buffer.</summary>
    /// <exception cref="System.ArgumentException">Two parts do not fit each other; the message has both lengths.</exception>
    /// <exception cref="ChipException">The state does not fit a checkpoint slot.</exception>
    public EdgeLoop(EdgeLoopParts parts, EdgeLoopOptions options)
    {
        EdgeLoopRules.Check(parts, options);
        int channels = parts.Sensor.ChannelCount;
        _window = parts.Window;
        _encoder = parts.Encoder;
        _learner = parts.Learner;
        _clock = parts.Clock;
        _options = options;
        _guard = new SensorGuard(channels, options.Guard);
        _policy = new SensorPolicy(parts.Sensor, options);
        _state = new LoopState(parts.Encoder, parts.Learner);
        _telemetry = new LoopTelemetry(parts.Telemetry, _state, parts.Learner);
        _sample = new float[channels];
        _samples = new float[channels * parts.Window.Length];
        _drive = new float[parts.Encoder.OutputCount];
        _lastStepAt = _clock.Milliseconds;
        _lastSampleAt = _lastStepAt;
        _checkpoints = new CheckpointSchedule(parts, _state, options.CheckpointIntervalMilliseconds, _lastStepAt);
    }

    /// <summary>What was said of the last window; no class before the first.</summary>
    public Decision Decision { get; private set; } = new Decision(Decision.NoClass, 0f, 0f, false);

    /// <summary>The drive of the last window.</summary>
    public float[] Drive => _drive;

    /// <summary>What is wrong now.</summary>
    public SensorFaults Faults => _faults;

    /// <summary>True while learning is switched off.</summary>
    public bool IsFrozen => _state.IsFrozen;

    /// <summary>True while the sensor does not come back.</summary>
    public bool IsSafe => _policy.IsSafe;

    /// <summary>True after a reset was asked for: build the loop anew, and keep no checkpoint.</summary>
    public bool IsResetAsked { get; private set; }

    /// <summary>Samples asked for, in this life and those before.</summary>
    public long SampleCount => _state.SampleCount;

    /// <summary>Windows judged, in this life and those before.</summary>
    public long WindowCount => _state.WindowCount;

    /// <summary>Samples that were not learned from.</summary>
    public long BadCount { get; private set; }

    /// <summary>Windows that were due with bad samples in them.</summary>
    public long SpoiledCount { get; private set; }

    /// <summary>Telemetry records that no sink took.</summary>
    public int LostCount => _telemetry.LostCount;

    /// <summary>Number of the last confirmed checkpoint; 0 for none.</summary>
    public long CheckpointSequence => _checkpoints.Sequence;

    /// <summary>Loads the newest checkpoint, if there is one, and says that the loop began.</summary>
    /// <returns>True when something was loaded.</returns>
    public bool Start()
    {
        bool isLoaded = _checkpoints.TryLoad();
        _learner.Interrupt();
        Tell(TelemetryKind.Started, _clock.Milliseconds, -1, TelemetryFlags.None);
        return isLoaded;
    }

    /// <summary>Takes one sample, if there is one, and does all that follows from it.</summary>
    public StepResult Step()
    {
        long now = _clock.Milliseconds;
        SensorFaults faults = _untold;
        if (now < _lastStepAt || now - _lastStepAt > _options.JumpMilliseconds)
        {
            faults = SensorFaults.ClockJump;

            // Deadlines of the time before mean nothing now.
            _lastSampleAt = now;
            _checkpoints.Postpone(now);
            _policy.ForgetDue();
        }

        _lastStepAt = now;
        if (_policy.IsWaiting(now))
        {
            // Silence is counted from when the sensor is asked again.
            _lastSampleAt = now;
            _untold = faults;
            return StepResult.Waiting;
        }

        SensorReading reading = _policy.Read(_sample);
        if (reading == SensorReading.Ended)
        {
            return StepResult.Ended;
        }

        if (reading == SensorReading.Pending && now - _lastSampleAt <= _options.SilenceMilliseconds)
        {
            // A jump between two samples is told with the next of them.
            _untold = faults;
            return StepResult.Waiting;
        }

        _untold = SensorFaults.None;
        _lastSampleAt = now;
        _state.SampleCount++;
        if (reading == SensorReading.Ready)
        {
            faults |= _guard.Check(_sample);
        }
        else
        {
            faults |= SensorFaults.Missing;
            Recover(now);
        }

        Note(faults, now);
        StepResult result = faults == SensorFaults.None ? StepResult.Sampled : StepResult.Faulted;
        WindowState window = _window.Push(_sample, faults == SensorFaults.None);
        if (window == WindowState.Ready)
        {
            result = Judge(now) ? StepResult.Decided : result;
        }
        else if (window == WindowState.Spoiled)
        {
            SpoiledCount++;
        }

        if (_checkpoints.IsDue(now))
        {
            Save(now);
        }

        return result;
    }

    /// <summary>Carries out a command, between two steps.</summary>
    /// <param name="command">Which.</param>
    /// <param name="argument">Class of the window judged last, for a label.</param>
    /// <returns>False when it could not be: no window to label yet, a label the learner does not know, a checkpoint that failed.</returns>
    public bool Apply(EdgeCommand command, int argument)
    {
        long now = _clock.Milliseconds;
        bool isDone = true;
        switch (command)
        {
            case EdgeCommand.Label:
                isDone = !IsFrozen && _state.WindowCount > 0 && _faults == SensorFaults.None && _learner.Learn(_drive, argument);
                _isPending = _isPending && !isDone;
                break;
            case EdgeCommand.Freeze:
                _state.IsFrozen = true;
                _isPending = false;
                break;
            case EdgeCommand.Thaw:
                _state.IsFrozen = false;
                break;
            case EdgeCommand.Save:
                isDone = Save(now);
                break;
            case EdgeCommand.Reset:
                IsResetAsked = true;
                break;
            default:
                return false;
        }

        if (isDone)
        {
            Tell(TelemetryKind.Command, now, command == EdgeCommand.Label ? argument : (int)command, command == EdgeCommand.Label ? TelemetryFlags.Labelled : TelemetryFlags.None);
        }

        return isDone;
    }

    /// <summary>Lists every buffer of loop and learner.</summary>
    public void Report(MemoryPlan plan)
    {
        plan.Add(MemoryPlace.Host, "window and its copy", 8L * _samples.Length);
        plan.Add(MemoryPlace.Host, "drive", 4L * _drive.Length);
        _checkpoints.Report(plan);
        _learner.Report(plan);
    }

    private bool Judge(long now)
    {
        if (_isPending)
        {
            _learned = _learner.Learn(_drive, Decision.NoClass) ? TelemetryFlags.Learned : TelemetryFlags.None;
            _isPending = false;
        }

        _window.CopyTo(_samples);
        _encoder.Encode(_samples, _drive);
        if (!EdgeLoopRules.IsFinite(_drive))
        {
            // Values far out of any sensor's range overflow in an encoder: not to be learned.
            SpoiledCount++;
            return false;
        }

        Decision = _learner.Decide(_drive);
        _state.WindowCount++;
        _isPending = !IsFrozen;
        Tell(TelemetryKind.Decision, now, -1, (Decision.IsAlarm ? TelemetryFlags.Alarm : TelemetryFlags.None) | _learned);
        _learned = TelemetryFlags.None;
        return true;
    }

    private void Recover(long now)
    {
        if (_policy.Fail(now))
        {
            Tell(TelemetryKind.SensorRestarted, now, -1, TelemetryFlags.None);
        }

        if (_policy.IsSafe && !_wasSafe)
        {
            _wasSafe = true;
            Decision = new Decision(Decision.NoClass, 0f, 0f, false);
            Tell(TelemetryKind.SafeState, now, -1, TelemetryFlags.None);
        }
    }

    private void Note(SensorFaults faults, long now)
    {
        if (faults != SensorFaults.None)
        {
            BadCount++;
            _isPending = false;
            _learner.Interrupt();
        }

        bool isNew = (faults & ~_faults) != SensorFaults.None;
        bool isOver = faults == SensorFaults.None && _faults != SensorFaults.None;
        _faults = faults;
        if (isNew)
        {
            Tell(TelemetryKind.FaultBegan, now, -1, TelemetryFlags.None);
        }
        else if (isOver)
        {
            _wasSafe = false;
            Tell(TelemetryKind.FaultEnded, now, -1, TelemetryFlags.None);
        }
    }

    private bool Save(long now)
    {
        bool isSaved = _checkpoints.TrySave(now, _state.SampleCount);
        Tell(isSaved ? TelemetryKind.CheckpointSaved : TelemetryKind.CheckpointFailed, now, -1, TelemetryFlags.None);
        return isSaved;
    }

    private void Tell(TelemetryKind kind, long now, int argument, TelemetryFlags flags)
    {
        TelemetryFrame frame = _telemetry.Frame;
        frame.Faults = _faults;
        frame.BadCount = (int)BadCount;
        frame.CheckpointSequence = (int)CheckpointSequence;
        _telemetry.Send(kind, now, argument, flags | (_policy.IsSafe ? TelemetryFlags.Safe : TelemetryFlags.None), Decision);
    }
}
