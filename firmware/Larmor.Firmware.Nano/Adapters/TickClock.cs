using System;
using Larmor.Runtime;

namespace Larmor.Firmware.Nano;

/// <summary>The board's clock: counts from its start while nobody sets it. The loop notices when somebody does.</summary>
public sealed class TickClock : IClock
{
    /// <inheritdoc/>
    public long Milliseconds => DateTime.UtcNow.Ticks / TimeSpan.TicksPerMillisecond;
}
