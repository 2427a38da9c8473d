namespace Larmor.Runtime;

/// <summary>What a loop is put together from. All of it belongs to the loop while it runs.</summary>
public sealed class EdgeLoopParts
{
    /// <summary>The parts that every loop has.</summary>
    public EdgeLoopParts(ISensor sensor, IWindow window, IEncoder encoder, IEdgeLearner learner, ITelemetrySink telemetry, IClock clock)
    {
        Sensor = sensor;
        Window = window;
        Encoder = encoder;
        Learner = learner;
        Telemetry = telemetry;
        Clock = clock;
    }

    /// <summary>Where samples come from.</summary>
    public ISensor Sensor { get; }

    /// <summary>When to look at them.</summary>
    public IWindow Window { get; }

    /// <summary>How they become a drive; its state is part of the checkpoint when it has one.</summary>
    public IEncoder Encoder { get; }

    /// <summary>The job.</summary>
    public IEdgeLearner Learner { get; }

    /// <summary>Who is told.</summary>
    public ITelemetrySink Telemetry { get; }

    /// <summary>Time.</summary>
    public IClock Clock { get; }

    /// <summary>Where checkpoints go; null for none.</summary>
    public ICheckpointMedium? Checkpoints { get; init; }

    /// <summary>Hash of the configuration: a checkpoint of another is not loaded.</summary>
    public long Specification { get; init; }
}
