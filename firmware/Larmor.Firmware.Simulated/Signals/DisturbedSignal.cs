using System;
using Larmor.Kernels;

namespace Larmor.Firmware.Simulated;

/// <summary>A signal with what can go wrong before the converter: noise, a value that sticks, an end of the range.</summary>
public sealed class DisturbedSignal : ISignalSource
{
    private readonly ISignalSource _inner;
    private readonly Pcg32 _random;
    private readonly float[] _last;

    /// <summary>A signal that is not disturbed yet.</summary>
    public DisturbedSignal(ISignalSource inner, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(inner);
        _inner = inner;
        _random = new Pcg32(seed, 72);
        _last = new float[inner.ChannelCount];
    }

    /// <inheritdoc/>
    public int ChannelCount => _inner.ChannelCount;

    /// <summary>Deviation of the noise that is added, in the signal's unit; 0 for none.</summary>
    public float NoiseSigma { get; set; }

    /// <summary>True while nothing moves any more.</summary>
    public bool IsStuck { get; set; }

    /// <summary>True while every channel is far above any range.</summary>
    public bool IsSaturated { get; set; }

    /// <inheritdoc/>
    public void Read(long microseconds, Span<float> values)
    {
        if (IsStuck)
        {
            _last.CopyTo(values);
            return;
        }

        _inner.Read(microseconds, values);
        for (int c = 0; c < _last.Length; c++)
        {
            values[c] = IsSaturated ? 1e9f : NoiseSigma > 0f ? values[c] + (NoiseSigma * _random.NextNormal()) : values[c];
            _last[c] = values[c];
        }
    }
}
