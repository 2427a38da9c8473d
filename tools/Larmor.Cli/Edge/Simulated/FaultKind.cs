namespace Larmor.Cli.Edge.Simulated;

/// <summary>What can go wrong around a loop.</summary>
internal enum FaultKind
{
    /// <summary>The sensor answers with a failure.</summary>
    Unplugged,

    /// <summary>The driver throws.</summary>
    Throwing,

    /// <summary>The sensor says nothing at all.</summary>
    Silent,

    /// <summary>A channel keeps its value.</summary>
    Stuck,

    /// <summary>A channel stands at the end of its range.</summary>
    Saturated,

    /// <summary>A channel is not a number.</summary>
    NotANumber,

    /// <summary>Noise many times the signal.</summary>
    Noise,

    /// <summary>Power goes, sometimes while a checkpoint is written; the loop starts anew.</summary>
    BrownOut,

    /// <summary>The clock is set, forwards or backwards.</summary>
    ClockJump,

    /// <summary>Neither telemetry nor checkpoints can be written.</summary>
    FullDisk,
}
