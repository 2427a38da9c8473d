using System;

namespace Larmor.Hal;

/// <summary>Oscillators in time: drive in, observations out, tick by tick; what was driven before is remembered by the devices.</summary>
public interface IDynamics : IStateful
{
    /// <summary>Values of one tick's drive.</summary>
    int InputCount { get; }

    /// <summary>Devices that are observed.</summary>
    int NodeCount { get; }

    /// <summary>Length of a tick.</summary>
    float TickMicroseconds { get; }

    /// <summary>Drives the devices and observes them at the end of each tick.</summary>
    /// <param name="drive">Shape [ticks, InputCount], dimensionless, in [-1, 1].</param>
    /// <param name="ticks">Ticks to run.</param>
    /// <param name="observed">Receives shape [ticks, NodeCount], dimensionless.</param>
    /// <exception cref="ArgumentException">A length differs; the message has both.</exception>
    /// <remarks>Allocates nothing.</remarks>
    void Run(ReadOnlySpanFloat drive, int ticks, SpanFloat observed);

    /// <summary>Lets the devices forget all that was driven.</summary>
    void Rest();
}
