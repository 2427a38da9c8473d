using System;

namespace Larmor.Runtime;

/// <summary>What held when a telemetry record was made.</summary>
[Flags]
public enum TelemetryFlags
{
    /// <summary>Nothing to say.</summary>
    None = 0,

    /// <summary>The window is not what was learned.</summary>
    Alarm = 1,

    /// <summary>The learner has learned enough to decide.</summary>
    Ready = 2,

    /// <summary>The window was learned.</summary>
    Learned = 4,

    /// <summary>Somebody gave its class.</summary>
    Labelled = 8,

    /// <summary>Learning is switched off.</summary>
    Frozen = 16,

    /// <summary>The sensor does not answer: no decisions.</summary>
    Safe = 32,
}
