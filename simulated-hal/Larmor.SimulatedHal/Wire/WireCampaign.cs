using System;
using Larmor.Hal.Spi;
using Larmor.Kernels;

namespace Larmor.SimulatedHal;

/// <summary>Frames of random content and length, damaged by chance and judged as the receiver judges them.</summary>
/// <remarks>
/// A damaged frame that passes is undetected. The check sum of 32 bits lets one in 2^32 = 4.3e9 randomly damaged frames pass, and
/// none with up to 3 wrong bits at these lengths: that is what the medium cannot detect.
/// </remarks>
public sealed class WireCampaign
{
    private readonly WireDamage _damage;
    private readonly Pcg32 _random;
    private readonly byte[] _frame = new byte[Frame.LargestBytes];
    private readonly byte[] _line = new byte[Frame.LargestBytes];

    /// <summary>A campaign at given rates.</summary>
    public WireCampaign(WireFaults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        _damage = new WireDamage(faults);
        _random = new Pcg32(faults.Seed, 42);
    }

    /// <summary>Frames sent.</summary>
    public long FrameCount { get; private set; }

    /// <summary>Frames that came out other than they went in.</summary>
    public long DamagedCount { get; private set; }

    /// <summary>Damaged frames that were refused.</summary>
    public long DetectedCount { get; private set; }

    /// <summary>Damaged frames that passed.</summary>
    public long UndetectedCount { get; private set; }

    /// <summary>Whole frames that were refused: 0.</summary>
    public long FalseAlarmCount { get; private set; }

    /// <summary>Sends frames.</summary>
    public void Run(long frameCount)
    {
        for (long n = 0; n < frameCount; n++)
        {
            int payload = _random.NextInt(129);
            for (int i = 0; i < payload; i++)
            {
                _frame[Frame.HeadBytes + i] = (byte)_random.NextUInt();
            }

            int bytes = Frame.Seal(_frame, Frame.ResponseStart, (byte)_random.NextInt(5), (int)(n & 0xFFFF), 1, payload);
            _frame.AsSpan(0, bytes).CopyTo(_line);
            _damage.Apply(_line, bytes, canStick: true);
            bool isDamaged = !_line.AsSpan(0, bytes).SequenceEqual(_frame.AsSpan(0, bytes));
            bool passes = Frame.Check(_line, bytes, Frame.ResponseStart) == FrameFault.None;
            FrameCount++;
            DamagedCount += isDamaged ? 1 : 0;
            DetectedCount += isDamaged && !passes ? 1 : 0;
            UndetectedCount += isDamaged && passes ? 1 : 0;
            FalseAlarmCount += !isDamaged && !passes ? 1 : 0;
        }
    }
}
