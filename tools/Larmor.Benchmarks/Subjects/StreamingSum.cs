using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Larmor.Kernels;

namespace Larmor.Benchmarks;

/// <summary>Adds up arrays as fast as they can be read: the measured read bandwidth.</summary>
public sealed class StreamingSum : IBlockWork
{
    private const int BlockLength = 32 * 1024;

    private readonly WorkerTeam _team;
    private readonly float[][] _arrays;
    private readonly float[] _sums;
    private float[] _current;

    /// <summary>Arrays to read in turn.</summary>
    /// <param name="team">Threads; stays the caller's.</param>
    /// <param name="arrayCount">Arrays.</param>
    /// <param name="length">Values in each.</param>
    public StreamingSum(WorkerTeam team, int arrayCount, int length)
    {
        _team = team;
        _arrays = [.. Enumerable.Range(0, arrayCount).Select(_ => new float[length])];
        foreach (float[] array in _arrays)
        {
            Array.Fill(array, 1f);
        }

        _current = _arrays[0];
        _sums = new float[BlockCount];
    }

    private int BlockCount => (_current.Length + BlockLength - 1) / BlockLength;

    /// <summary>Reads array <paramref name="index"/> once.</summary>
    /// <returns>Its sum.</returns>
    public float Read(int index)
    {
        _current = _arrays[index];
        _team.Run(this, BlockCount);
        return _sums.Sum();
    }

    /// <summary>Sums one block with eight independent vectors, so that reading and not adding takes the time.</summary>
    public void Execute(int blockIndex)
    {
        int first = blockIndex * BlockLength;
        ReadOnlySpan<float> block = _current.AsSpan(first, Math.Min(BlockLength, _current.Length - first));
        ReadOnlySpan<Vector512<float>> vectors = MemoryMarshal.Cast<float, Vector512<float>>(block);
        Vector512<float> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
        int i = 0;
        for (; i + 8 <= vectors.Length; i += 8)
        {
            a += vectors[i];
            b += vectors[i + 1];
            c += vectors[i + 2];
            d += vectors[i + 3];
            e += vectors[i + 4];
            f += vectors[i + 5];
            g += vectors[i + 6];
            h += vectors[i + 7];
        }

        for (; i < vectors.Length; i++)
        {
            a += vectors[i];
        }

        float sum = Vector512.Sum(a + b + (c + d) + (e + f + (g + h)));
        for (int rest = vectors.Length * Vector512<float>.Count; rest < block.Length; rest++)
        {
            sum += block[rest];
        }

        _sums[blockIndex] = sum;
    }
}
