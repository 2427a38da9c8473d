using System;

namespace Larmor.Runtime;

/// <summary>The system's time since start: never set back.</summary>
public sealed class SystemClock : IClock
{
    /// <inheritdoc/>
    public long Milliseconds => Environment.TickCount64;
}
