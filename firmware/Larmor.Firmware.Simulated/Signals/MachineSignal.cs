using System;
using Larmor.Kernels;

namespace Larmor.Firmware.Simulated;

/// <summary>A turning machine that needs no data: gravity, the rotation and two of its harmonics, and noise; damaged, a bearing rings at each roll-over.</summary>
/// <remarks>
/// Acceleration x, y, z in m/s², then rotation x, y, z in rad/s; as many of the six as are asked for. Rotation at 21.7 Hz, its speed wandering by 2 % within a minute.
/// The damage follows the usual picture of a bearing fault (McFadden and Smith, J. Sound and Vibration 96, 1984): a short ringing, here at 130 Hz and decaying within 8 ms,
/// 3.58 times a turn. A value depends on the moment alone.
/// </remarks>
public sealed class MachineSignal : ISignalSource
{
    private const double TurnHertz = 21.7;
    private const double RollOverRatio = 3.58;
    private const double RingHertz = 130;
    private const double RingSeconds = 0.008;
    private const float Gravity = 9.80665f;
    private const float NoiseSigma = 0.25f;
    private const long NoiseMicroseconds = 100;

    private readonly ulong _key;
    private readonly float _ring;

    /// <summary>A machine.</summary>
    /// <param name="channelCount">1 to 6.</param>
    /// <param name="isDamaged">True for one whose bearing has gone.</param>
    /// <param name="seed">Of its noise.</param>
    public MachineSignal(int channelCount, bool isDamaged, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channelCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channelCount, 6);
        ChannelCount = channelCount;
        _key = CounterRandom.Key(seed, 71, 0);
        _ring = isDamaged ? 9f : 0f;
    }

    /// <inheritdoc/>
    public int ChannelCount { get; }

    /// <inheritdoc/>
    public void Read(long microseconds, Span<float> values)
    {
        double seconds = microseconds * 1e-6;
        double turns = (TurnHertz * seconds) + (0.02 * TurnHertz * 60 / (2 * Math.PI) * Math.Sin(2 * Math.PI * seconds / 60));
        double sinceRoll = RollOverRatio * turns % 1.0 / (RollOverRatio * TurnHertz);
        float ring = _ring == 0f ? 0f : _ring * (float)(Math.Exp(-sinceRoll / RingSeconds) * Math.Sin(2 * Math.PI * RingHertz * sinceRoll));
        for (int c = 0; c < ChannelCount; c++)
        {
            float turn = (float)((turns + (0.19 * c)) % 1.0);
            float wave = FloatMath.SineOfTurns(turn) + (0.4f * FloatMath.SineOfTurns(2f * turn % 1f)) + (0.2f * FloatMath.SineOfTurns(3f * turn % 1f));
            float noise = NoiseSigma * Noise(microseconds / NoiseMicroseconds, c);
            values[c] = c < 3 ? (c == 2 ? Gravity : 0f) + ((1.6f - (0.4f * c)) * wave) + ring + noise : (0.12f * wave) + (0.04f * noise) + (0.02f * ring);
        }
    }

    // Sum of four uniform draws: deviation 1, bounded.
    private float Noise(long moment, int channel)
    {
        uint at = (uint)((moment * 32) + (4 * channel));
        return 1.7320508f * (CounterRandom.FloatAt(_key, at) + CounterRandom.FloatAt(_key, at + 1) + CounterRandom.FloatAt(_key, at + 2) + CounterRandom.FloatAt(_key, at + 3) - 2f);
    }
}
