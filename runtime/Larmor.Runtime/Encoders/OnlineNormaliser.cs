using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Runtime;

/// <summary>Running mean and deviation of every element of a vector, with bounded forgetting.</summary>
/// <remarks>
/// B. P. Welford, Technometrics 4 (1962), with the step 1/n held above 1/memory: the last <c>memory</c> vectors count, older ones fade, so a slow
/// drift is followed. Allocates nothing after construction.
/// </remarks>
public sealed class OnlineNormaliser : IStateful
{
    private readonly float[] _mean;
    private readonly float[] _variance;
    private readonly float[] _factor;
    private readonly int _memory;
    private readonly float _floor;
    private long _count;

    /// <summary>A normaliser that has seen nothing.</summary>
    /// <param name="length">Elements of a vector.</param>
    /// <param name="memory">Vectors that count; at least 2.</param>
    /// <param name="floor">Least deviation that is divided by, in the vector's unit; above 0.</param>
    public OnlineNormaliser(int length, int memory, float floor)
    {
        if (memory < 2)
        {
            Throw.Range(nameof(memory), memory, 2, ChipInfo.Unlimited);
        }

        if (!(floor > 0f))
        {
            Throw.Range(nameof(floor), floor, 1e-30f, float.MaxValue);
        }

        _mean = new float[length];
        _variance = new float[length];
        _factor = new float[length];
        _memory = memory;
        _floor = floor;
    }

    /// <summary>Vectors seen.</summary>
    public long Count => _count;

    /// <summary>Mean of every element.</summary>
    public float[] Mean => _mean;

    /// <summary>Variance of every element.</summary>
    public float[] Variance => _variance;

    /// <summary>Takes one vector into mean and variance.</summary>
    public void Observe(ReadOnlySpanFloat vector)
    {
        _count++;
        float rate = 1f / (_count < _memory ? _count : _memory);
        float[] mean = _mean;
        float[] variance = _variance;
        for (int i = 0; i < mean.Length; i++)
        {
            float difference = vector[i] - mean[i];
            mean[i] += rate * difference;
            variance[i] = (1f - rate) * (variance[i] + (rate * difference * difference));
            float deviation = FloatMath.Sqrt(variance[i]);
            _factor[i] = 1f / (deviation > _floor ? deviation : _floor);
        }
    }

    /// <summary>destination = clamp((vector - mean) / deviation, ±limit) / limit: in [-1, 1]; in place allowed.</summary>
    public void Apply(ReadOnlySpanFloat vector, float limit, SpanFloat destination)
    {
        float scale = 1f / limit;
        for (int i = 0; i < destination.Length; i++)
        {
            float value = (vector[i] - _mean[i]) * _factor[i] * scale;
            value = value > 1f ? 1f : value;
            destination[i] = value < -1f ? -1f : value;
        }
    }

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        sink.Write(_count);
        sink.Write(_mean);
        sink.Write(_variance);
        sink.Write(_factor);
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        _count = source.ReadLong();
        source.Read(_mean);
        source.Read(_variance);
        source.Read(_factor);
    }
}
