namespace Larmor.Hal;

/// <summary>Address events in and out of a spiking core, with timestamps.</summary>
public interface ISpikePort
{
    /// <summary>The core's time.</summary>
    uint NowMicroseconds { get; }

    /// <summary>Hands spikes to the core; they arrive when its time comes to them.</summary>
    /// <param name="events">Stay the caller's; none lies before <see cref="NowMicroseconds"/>.</param>
    void Send(SpikeBuffer events);

    /// <summary>Lets time pass.</summary>
    /// <param name="timestampMicroseconds">Time to stop at, not before <see cref="NowMicroseconds"/>.</param>
    /// <param name="received">Cleared, then filled with the spikes of the core's neurons; what finds no room is counted there.</param>
    void RunUntil(uint timestampMicroseconds, SpikeBuffer received);
}
