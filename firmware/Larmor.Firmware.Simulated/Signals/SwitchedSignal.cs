using System;

namespace Larmor.Firmware.Simulated;

/// <summary>One signal, and now and then another: what happens in the world is on a schedule, and so is what a detector has to find.</summary>
public sealed class SwitchedSignal : ISignalSource
{
    private readonly ISignalSource _usual;
    private readonly ISignalSource _unusual;
    private readonly WorldEvent[] _events;

    /// <summary>A signal.</summary>
    /// <param name="usual">Felt outside the events.</param>
    /// <param name="unusual">Felt within.</param>
    /// <param name="events">When.</param>
    public SwitchedSignal(ISignalSource usual, ISignalSource unusual, WorldEvent[] events)
    {
        ArgumentNullException.ThrowIfNull(usual);
        ArgumentNullException.ThrowIfNull(unusual);
        ArgumentNullException.ThrowIfNull(events);
        if (usual.ChannelCount != unusual.ChannelCount)
        {
            throw new ArgumentException($"the usual signal has {usual.ChannelCount} channels, the other {unusual.ChannelCount}: give both as many", nameof(unusual));
        }

        _usual = usual;
        _unusual = unusual;
        _events = [.. events];
    }

    /// <inheritdoc/>
    public int ChannelCount => _usual.ChannelCount;

    /// <inheritdoc/>
    public void Read(long microseconds, Span<float> values) => (IsUnusual(microseconds) ? _unusual : _usual).Read(microseconds, values);

    private bool IsUnusual(long microseconds)
    {
        foreach (WorldEvent happening in _events)
        {
            if (happening.Holds(microseconds))
            {
                return true;
            }
        }

        return false;
    }
}
