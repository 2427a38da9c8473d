using System;
using Larmor.Hal;

namespace Larmor.SimulatedHal;

/// <summary>The fixed wiring from a chip's inputs to its devices: a random mask, as time-multiplexed reservoirs use.</summary>
internal sealed class DriveMask
{
    private readonly float[] _mask;
    private readonly int _inputCount;

    internal DriveMask(int inputCount, int nodeCount, long seed)
    {
        _inputCount = inputCount;
        _mask = new float[inputCount * nodeCount];
        ulong key = DeviceNoise.Key(seed, DevicePurpose.Start, 1);
        float scale = 1f / MathF.Sqrt(inputCount);
        for (int i = 0; i < _mask.Length; i++)
        {
            _mask[i] = scale * (float)((2d * DeviceNoise.Uniform(key, (uint)i)) - 1d);
        }
    }

    /// <summary>Fills the drive of each device: <c>bias + span · Σ mask · input</c>, not below 0.</summary>
    internal void Apply(ReadOnlySpan<float> input, double bias, double span, double[] drive)
    {
        for (int node = 0; node < drive.Length; node++)
        {
            double sum = 0d;
            for (int i = 0; i < input.Length; i++)
            {
                sum += _mask[(node * _inputCount) + i] * input[i];
            }

            drive[node] = Math.Max(0d, bias + (span * sum));
        }
    }

    internal static void Check(ReadOnlySpan<float> drive, int ticks, int inputCount, Span<float> observed, int nodeCount)
    {
        if (drive.Length != ticks * inputCount)
        {
            Throw.Length(nameof(drive), drive.Length, ticks * inputCount);
        }

        if (observed.Length != ticks * nodeCount)
        {
            Throw.Length(nameof(observed), observed.Length, ticks * nodeCount);
        }
    }
}
