using System;
using Larmor.Runtime;

namespace Larmor.Firmware;

/// <summary>One channel that repeats a signal for ever.</summary>
public sealed class EndlessSensor : ISensor
{
    private readonly float[] _signal;
    private int _next;

    /// <summary>A sensor at the beginning of its signal.</summary>
    /// <param name="signal">At least one value; stays the caller's.</param>
    /// <param name="sampleRateHertz">What it says its rate is, Hz; a sample is always ready.</param>
    public EndlessSensor(float[] signal, float sampleRateHertz)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentOutOfRangeException.ThrowIfZero(signal.Length, nameof(signal));
        _signal = signal;
        SampleRateHertz = sampleRateHertz;
    }

    /// <inheritdoc/>
    public int ChannelCount => 1;

    /// <inheritdoc/>
    public float SampleRateHertz { get; }

    /// <inheritdoc/>
    public SensorReading TryRead(SpanFloat sample)
    {
        sample[0] = _signal[_next];
        _next = _next + 1 == _signal.Length ? 0 : _next + 1;
        return SensorReading.Ready;
    }

    /// <summary>Nothing to restart.</summary>
    public bool TryRestart() => true;
}
