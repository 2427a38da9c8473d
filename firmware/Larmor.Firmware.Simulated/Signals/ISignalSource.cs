using System;

namespace Larmor.Firmware.Simulated;

/// <summary>What a sensor would feel at a moment: the world outside the device.</summary>
public interface ISignalSource
{
    /// <summary>Values at a moment.</summary>
    int ChannelCount { get; }

    /// <summary>Feels.</summary>
    /// <param name="microseconds">Moment of the world's time; does not go back.</param>
    /// <param name="values">Receives shape [ChannelCount], SI units.</param>
    void Read(long microseconds, Span<float> values);
}
