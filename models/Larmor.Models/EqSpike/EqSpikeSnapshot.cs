using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>The state at the end of the free phase, to start a second nudge from.</summary>
internal sealed class EqSpikeSnapshot
{
    private readonly SpikingPopulation[] _live;
    private readonly SpikingPopulation[] _kept;

    internal EqSpikeSnapshot(SpikingPopulation hidden, SpikingPopulation output)
    {
        _live = [hidden, output];
        _kept = [new SpikingPopulation(hidden.Count, hidden.Constants), new SpikingPopulation(output.Count, output.Constants)];
    }

    internal void Take()
    {
        for (int i = 0; i < _live.Length; i++)
        {
            Copy(_live[i], _kept[i]);
        }
    }

    internal void Restore()
    {
        for (int i = 0; i < _live.Length; i++)
        {
            Copy(_kept[i], _live[i]);
        }
    }

    /// <summary>Keeps what the first nudge moved: weights change once a sample, by the difference of both.</summary>
    internal void KeepSlopes()
    {
        for (int i = 0; i < _live.Length; i++)
        {
            ((ReadOnlySpanFloat)_live[i].SlopeSum).CopyTo(_kept[i].SlopeSum);
        }
    }

    /// <summary>What the first nudge moved minus what the second did.</summary>
    internal void SubtractSlopes()
    {
        for (int i = 0; i < _live.Length; i++)
        {
            float[] sum = _live[i].SlopeSum;
            for (int k = 0; k < sum.Length; k++)
            {
                sum[k] = _kept[i].SlopeSum[k] - sum[k];
            }
        }
    }

    private static void Copy(SpikingPopulation from, SpikingPopulation to)
    {
        ((ReadOnlySpanFloat)from.Synaptic).CopyTo(to.Synaptic);
        ((ReadOnlySpanFloat)from.Potential).CopyTo(to.Potential);
        ((ReadOnlySpanFloat)from.Waiting).CopyTo(to.Waiting);
        ((ReadOnlySpanFloat)from.Fast).CopyTo(to.Fast);
        ((ReadOnlySpanFloat)from.Slow).CopyTo(to.Slow);
        ((SpanFloat)to.SlopeSum).Clear();
        for (int k = 0; k < from.FiredCount; k++)
        {
            to.Fired[k] = from.Fired[k];
        }

        to.FiredCount = from.FiredCount;
    }
}
