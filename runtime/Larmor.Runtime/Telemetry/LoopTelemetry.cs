namespace Larmor.Runtime;

/// <summary>The one record of a loop, filled anew each time, numbered, and counted when nobody took it.</summary>
internal sealed class LoopTelemetry
{
    private readonly ITelemetrySink _sink;
    private readonly LoopState _state;
    private readonly IEdgeLearner _learner;

    internal LoopTelemetry(ITelemetrySink sink, LoopState state, IEdgeLearner learner)
    {
        _sink = sink;
        _state = state;
        _learner = learner;
    }

    /// <summary>Faults, bad samples and checkpoints are filled in before it is sent.</summary>
    internal TelemetryFrame Frame { get; } = new TelemetryFrame();

    /// <summary>Records that the sink did not take.</summary>
    internal int LostCount { get; private set; }

    /// <summary>Adds what happened, how far the loop is, what it decided last and what was lost before, and passes the record on.</summary>
    internal void Send(TelemetryKind kind, long now, int argument, TelemetryFlags flags, Decision decision)
    {
        TelemetryFrame frame = Frame;
        frame.Kind = kind;
        frame.Milliseconds = now;
        frame.Argument = argument;
        frame.SampleCount = _state.SampleCount;
        frame.WindowCount = (int)_state.WindowCount;
        frame.Flags = flags | (_learner.IsReady ? TelemetryFlags.Ready : TelemetryFlags.None) | (_state.IsFrozen ? TelemetryFlags.Frozen : TelemetryFlags.None);
        frame.ClassIndex = decision.ClassIndex;
        frame.Score = decision.Score;
        frame.Margin = decision.Margin;
        frame.LostCount = LostCount;
        if (!_sink.Accept(frame))
        {
            LostCount++;
        }

        frame.Sequence++;
    }
}
