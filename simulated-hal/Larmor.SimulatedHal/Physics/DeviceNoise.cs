using System;
using System.Numerics;
using Larmor.Kernels;

namespace Larmor.SimulatedHal;

/// <summary>Random numbers of device arrays: functions of (seed, purpose, step) and the device's index, in any order and on any thread.</summary>
internal static class DeviceNoise
{
    private const double UniformScale = 1d / 4294967296d;

    internal static ulong Key(long seed, DevicePurpose purpose, long step) => CounterRandom.Key((ulong)seed, (uint)purpose, (ulong)step);

    /// <summary>Uniform in (0, 1), 32 bits, symmetric about 1/2.</summary>
    internal static double Uniform(ulong key, uint index) => (CounterRandom.At(key, index) + 0.5d) * UniformScale;

    /// <summary>Normal, mean 0 and deviation 1, cut at 6.8 by the 32 bits of its draw (Box and Muller 1958).</summary>
    internal static double Normal(ulong key, uint index)
    {
        Pair(key, index, out double first, out _);
        return first;
    }

    /// <summary>Two independent normal draws at one index.</summary>
    internal static void Pair(ulong key, uint index, out double first, out double second)
    {
        var radius = new Vector<double>(Uniform(key, 2u * index));
        var turn = new Vector<double>(Uniform(key, (2u * index) + 1u));
        DeviceVectors.Pair(radius, turn, out Vector<double> one, out Vector<double> other);
        first = one[0];
        second = other[0];
    }

    /// <summary>Exponential with mean 1.</summary>
    internal static double Exponential(ulong key, uint index) => -Math.Log(Uniform(key, index));
}
