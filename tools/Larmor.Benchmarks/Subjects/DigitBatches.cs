using Larmor.Data;

namespace Larmor.Benchmarks;

/// <summary>Batches of real digits, as floats in [0, 1], taken in turn.</summary>
public sealed class DigitBatches
{
    private int _next;

    /// <summary>Takes the first samples of a set.</summary>
    /// <param name="samples">Digits.</param>
    /// <param name="size">Samples of a batch.</param>
    /// <param name="count">Batches.</param>
    public DigitBatches(SampleSet samples, int size, int count)
    {
        Size = size;
        Count = count;
        InputCount = samples.InputCount;
        Values = new float[size * count * InputCount];
        int[] order = [.. Enumerable.Range(0, size * count)];
        samples.Read(order, Values);
        Labels = [.. order.Select(index => (int)samples.Labels[index])];
    }

    /// <summary>Samples of a batch.</summary>
    public int Size { get; }

    /// <summary>Batches.</summary>
    public int Count { get; }

    /// <summary>Values of a sample.</summary>
    public int InputCount { get; }

    /// <summary>All batches, shape [Count, Size, InputCount].</summary>
    public float[] Values { get; }

    /// <summary>Labels, shape [Count · Size].</summary>
    public int[] Labels { get; }

    /// <summary>The next batch; <paramref name="index"/> says which it is.</summary>
    public ReadOnlySpan<float> Next(out int index)
    {
        index = _next++ % Count;
        return Values.AsSpan(index * Size * InputCount, Size * InputCount);
    }

    /// <summary>Begins with the first batch again.</summary>
    public void Restart() => _next = 0;
}
