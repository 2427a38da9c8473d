using System;
using System.IO;
using Larmor.Hal;
using Larmor.Runtime;

namespace Larmor.Firmware;

/// <summary>One node, put together from its options: chip, sensor, window, encoder, model, job, checkpoints, buttons, light. Steps when told to; starts no thread.</summary>
/// <remarks>
/// Owned by one thread; other threads ask by <see cref="Inbox"/>. A reset builds the loop anew without a checkpoint; a chip that fails is opened anew every
/// second, and the loop goes on from the last checkpoint. Steps allocate nothing but for these two, for checkpoints, and 40 bytes of System.Device.Gpio
/// when the light changes.
/// </remarks>
public sealed class FirmwareNode : IDisposable
{
    private const long ChipRetryMilliseconds = 1000;

    private readonly FirmwareOptions _options;
    private readonly IBoard _board;
    private readonly IClock _clock;
    private readonly TelemetryFan _fan;
    private readonly HostArithmetic _host;
    private readonly ISensor _device;
    private readonly ISensor _sensor;
    private readonly ControlPanel? _panel;
    private readonly FileSlots? _slots;
    private IChip? _chip;
    private bool _isChipFailed;
    private long _failedAt;

    /// <summary>Opens and builds everything, loads the newest checkpoint, and says that the loop began.</summary>
    /// <param name="options">What the node is.</param>
    /// <param name="board">Pins and buses; stays the caller's.</param>
    /// <param name="clock">Time.</param>
    /// <param name="sinks">Who is told of every record, on this thread; they stay the caller's.</param>
    /// <exception cref="ArgumentException">A value that a part cannot take; one line.</exception>
    /// <exception cref="IOException">A file or folder does not open; one line.</exception>
    /// <exception cref="ChipException">The chip does not open, or is too small.</exception>
    public FirmwareNode(FirmwareOptions options, IBoard board, IClock clock, params ITelemetrySink[] sinks)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(sinks);
        _options = options;
        _board = board;
        _clock = clock;
        _fan = new TelemetryFan(sinks);
        _slots = options.Checkpoints is { } kept ? Slots(kept, options.Name, board) : null;
        _host = HostArithmetic.Best(options.ThreadCount);
        try
        {
            _device = SensorCatalog.Open(options.Sensor, board, clock);
            _sensor = options.Sensor.Decimation > 1 ? new DecimatingSensor(_device, options.Sensor.Decimation) : _device;
            _panel = options.Buttons.Length > 0 || options.Led is not null ? new ControlPanel(options, board) : null;
            Loop = Build();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The loop; another one after a reset.</summary>
    public EdgeLoop Loop { get; private set; }

    /// <summary>Where other threads put commands.</summary>
    public CommandInbox Inbox { get; } = new CommandInbox();

    /// <summary>The last record told: filled anew by the next one.</summary>
    public TelemetryFrame LastFrame => _fan.Last;

    /// <summary>Samples a second that the loop takes, Hz.</summary>
    public float SampleRateHertz => _sensor.SampleRateHertz;

    /// <summary>True while the chip does not answer.</summary>
    public bool IsChipFailed => _isChipFailed;

    /// <summary>Times that a failed chip was given up.</summary>
    public int ChipFaultCount { get; private set; }

    /// <summary>Loops built after the first.</summary>
    public int RebuildCount { get; private set; }

    /// <summary>Times that a pin did not answer.</summary>
    public long PanelFaultCount => _panel?.FaultCount ?? 0;

    /// <summary>Carries out what buttons and other threads asked for, then steps the loop.</summary>
    public StepResult Step()
    {
        long now = _clock.Milliseconds;
        if (_isChipFailed && !IsChipBack(now))
        {
            return StepResult.Faulted;
        }

        while (_panel is not null && _panel.TryTake(now, out EdgeCommand pressed, out int pressedArgument))
        {
            Apply(pressed, pressedArgument);
        }

        while (Inbox.TryTake(out EdgeCommand asked, out int argument))
        {
            Apply(asked, argument);
        }

        try
        {
            StepResult result = Loop.Step();
            _panel?.Show(result, Loop);
            return result;
        }
        catch (ChipException)
        {
            GiveUpChip(now);
            return StepResult.Faulted;
        }
    }

    /// <summary>Carries out a command, between two steps.</summary>
    /// <returns>False when it could not be.</returns>
    public bool Apply(EdgeCommand command, int argument)
    {
        if (_isChipFailed)
        {
            return false;
        }

        try
        {
            bool isDone = Loop.Apply(command, argument);
            if (Loop.IsResetAsked)
            {
                isDone &= _slots is null || _slots.TryClear();
                Rebuild();
            }

            return isDone;
        }
        catch (ChipException)
        {
            GiveUpChip(_clock.Milliseconds);
            return false;
        }
    }

    /// <summary>Keeps what was learned, when the node keeps anything.</summary>
    /// <returns>True when it was kept, or nothing is to be.</returns>
    public bool TrySave() => _slots is null || Apply(EdgeCommand.Save, Decision.NoClass);

    /// <summary>Lists every buffer of loop and chip.</summary>
    public void Report(MemoryPlan plan)
    {
        Loop.Report(plan);
        _chip?.Report(plan);
    }

    /// <summary>Closes what it opened; saves nothing.</summary>
    public void Dispose()
    {
        _panel?.Dispose();
        (_device as IDisposable)?.Dispose();
        _chip?.Dispose();
        _host.Dispose();
    }

    private static FileSlots Slots(CheckpointOptions options, string name, IBoard board)
    {
        try
        {
            Directory.CreateDirectory(options.Folder);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"checkpoints.folder '{options.Folder}' cannot be made: {reason.Message.TrimEnd('.')}: permit writing there or name another", reason);
        }

        return new FileSlots(Path.Combine(options.Folder, name), options.SlotBytes, board.CreateFile);
    }

    private EdgeLoop Build()
    {
        _chip?.Dispose();
        _chip = null;
        _chip = _options.Model is null ? null : ChipCatalog.Open(_options.Chip, _host, _board);
        IEncoder encoder = NodeParts.Encoder(_options, _sensor);
        var loop = new EdgeLoop(
            new EdgeLoopParts(
                _sensor, new SlidingWindow(_sensor.ChannelCount, _options.Window.Length, _options.Window.Hop), encoder,
                NodeParts.Learner(_options, encoder.OutputCount, _sensor.ChannelCount, _chip, _host), _fan, _clock)
            {
                Checkpoints = _slots,
                Specification = _options.Specification,
            },
            NodeParts.Policy(_options));
        loop.Start();
        return loop;
    }

    private void Rebuild()
    {
        Loop = Build();
        RebuildCount++;
    }

    private void GiveUpChip(long now)
    {
        _isChipFailed = true;
        _failedAt = now;
        ChipFaultCount++;
        var frame = new TelemetryFrame();
        LastFrame.CopyTo(frame);
        frame.Kind = TelemetryKind.ChipFailed;
        frame.Milliseconds = now;
        frame.Sequence++;
        _fan.Accept(frame);
    }

    private bool IsChipBack(long now)
    {
        if (now >= _failedAt && now - _failedAt < ChipRetryMilliseconds)
        {
            return false;
        }

        _failedAt = now;
        try
        {
            Rebuild();
            _isChipFailed = false;
            return true;
        }
        catch (ChipException)
        {
            return false;
        }
    }
}
