using System.Numerics;
using Larmor.Kernels;

namespace Larmor.SimulatedHal;

/// <summary>Random numbers of the crossbar: functions of (seed, tile, purpose, step) and an index, so that a replay is exact.</summary>
internal static class CrossbarNoise
{
    private const float NormalScale = 1.2247449f / 65536f;
    private const float UniformScale = 1f / 8388608f;
    private const int UniformSum = 8;
    private const int UniformMean = UniformSum * 65535 / 2;

    /// <summary>What a sequence is for; sequences of different purposes are independent.</summary>
    internal enum Purpose
    {
        Gain,
        Stuck,
        Start,
        Rounding,
        Write,
        Read,
        InputRounding,
        InputNoise,
        OutputRounding,
        Detuning,
    }

    internal static ulong Key(long seed, int tile, Purpose purpose, long step) =>
        CounterRandom.Key((ulong)seed, ((uint)tile << 4) | (uint)purpose, (ulong)step);

    /// <summary>Approximately normal, mean 0 and deviation 1: the centred sum of eight uniform draws (|value| is at most 4.9).</summary>
    internal static float Normal(ulong key, uint index)
    {
        uint first = 4u * index;
        uint a = CounterRandom.At(key, first);
        uint b = CounterRandom.At(key, first + 1u);
        uint c = CounterRandom.At(key, first + 2u);
        uint d = CounterRandom.At(key, first + 3u);
        int sum = (int)((a & 0xFFFF) + (a >> 16) + (b & 0xFFFF) + (b >> 16) + (c & 0xFFFF) + (c >> 16) + (d & 0xFFFF) + (d >> 16));
        return (sum - UniformMean) * NormalScale;
    }

    /// <summary>Uniform in (0, 1), symmetric about 1/2, so that rounding with it has no bias of its own.</summary>
    internal static float Uniform(ulong key, uint index) => ((CounterRandom.At(key, index) >> 9) + 0.5f) * UniformScale;

    /// <summary><see cref="Uniform(ulong, uint)"/> at neighbouring indices, the same bits: what rounds a whole row of changes.</summary>
    internal static Vector<float> Uniform(ulong key, Vector<uint> index)
    {
        Vector<uint> u = DeviceVectors.At(key, index);
        return (Vector.ConvertToSingle(Vector.AsVectorInt32(u >>> 9)) + new Vector<float>(0.5f)) * UniformScale;
    }
}
