namespace Larmor.Hal;

/// <summary>Rank-one updates for an array that can only be programmed: the host works out each row's change and writes it.</summary>
internal sealed class HostPlasticity : IPlasticity
{
    private readonly IWeightMemory _weights;
    private readonly float[] _delta;
    private readonly int _outputCount;

    internal HostPlasticity(ITile tile, MemoryPlan memory, int layer)
    {
        _weights = tile.Weights;
        _outputCount = tile.Forward.OutputCount;
        _delta = new float[tile.Forward.InputCount];
        memory.Add(MemoryPlace.Host, "layer " + layer + " row of changes", 4L * _delta.Length);
    }

    public void Accumulate(ReadOnlySpanFloat pre, ReadOnlySpanFloat post, int count, float rate)
    {
        float[] delta = _delta;
        int inputCount = delta.Length;
        if (pre.Length != count * inputCount)
        {
            Throw.Length(nameof(pre), pre.Length, count * inputCount);
        }

        if (post.Length != count * _outputCount)
        {
            Throw.Length(nameof(post), post.Length, count * _outputCount);
        }

        for (int output = 0; output < _outputCount; output++)
        {
            bool changes = false;
            for (int k = 0; k < count; k++)
            {
                float factor = rate * post[(k * _outputCount) + output];
                if (factor == 0f)
                {
                    continue;
                }

                if (!changes)
                {
                    ((SpanFloat)delta).Clear();
                    changes = true;
                }

                int first = k * inputCount;
                for (int i = 0; i < inputCount; i++)
                {
                    delta[i] += factor * pre[first + i];
                }
            }

            if (changes)
            {
                _weights.Add(output, 1, delta);
            }
        }
    }
}
