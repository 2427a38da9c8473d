using System;
using Larmor.Runtime;

namespace Larmor.Firmware.Simulated;

/// <summary>The clock of the node: the world's time, and what it was set by.</summary>
public sealed class NodeClock : IClock
{
    private readonly SampleClock _world;
    private long _offsetMilliseconds;

    /// <summary>A clock that is right.</summary>
    public NodeClock(SampleClock world)
    {
        ArgumentNullException.ThrowIfNull(world);
        _world = world;
    }

    /// <inheritdoc/>
    public long Milliseconds => _world.Milliseconds + _offsetMilliseconds;

    /// <summary>Sets it.</summary>
    /// <param name="milliseconds">Signed.</param>
    public void Jump(long milliseconds) => _offsetMilliseconds += milliseconds;
}
