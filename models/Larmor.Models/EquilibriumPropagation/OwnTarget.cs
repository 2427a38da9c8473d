using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>The target a network sets itself: 1 at the k largest of output minus H, smoothed, and dropped where the output is.</summary>
/// <remarks>Liu et al. (2024), section on equilibrium propagation: smoothing feeds the homeostasis too.</remarks>
internal sealed class OwnTarget : IStateful
{
    private readonly KernelSet _kernels;
    private readonly float[] _meanTarget;
    private readonly int[] _winners;
    private readonly int _winnerCount;
    private readonly int _n;
    private readonly float _smoothing;

    internal OwnTarget(Placement placement, int outputCount, int winnerCount, float rate, float smoothing, float dropout)
    {
        _kernels = placement.Host.Kernels;
        _n = outputCount;
        _winnerCount = winnerCount;
        _smoothing = smoothing;
        _meanTarget = new float[outputCount];
        _winners = new int[placement.BatchCapacity * winnerCount];
        Wins = new int[outputCount];
        Homeostasis = new Homeostasis(outputCount, rate, 1f, (1f - dropout) * winnerCount / outputCount, 0f, 0f);
        placement.Memory.Add(MemoryPlace.Host, "winners, homeostasis and win counts", (4L * _winners.Length) + (16L * outputCount));
    }

    internal Homeostasis Homeostasis { get; }

    internal int[] Wins { get; }

    internal int[] Winners => _winners;

    /// <summary>Writes the targets of a batch, then moves H: the target used the old one.</summary>
    /// <param name="outputs">Shape [count, N].</param>
    /// <param name="mask">Shape [count, N]; empty for all alive.</param>
    /// <param name="count">Vectors.</param>
    /// <param name="targets">Receives shape [count, N].</param>
    internal void Choose(ReadOnlySpanFloat outputs, ReadOnlySpanFloat mask, int count, SpanFloat targets)
    {
        int n = _n;
        float lowest = _smoothing * _winnerCount / n;
        float win = 1f - _smoothing;
        targets.Fill(lowest);
        for (int k = 0; k < count; k++)
        {
            _kernels.TopOfDifference(outputs.Slice(k * n, n), Homeostasis.Offset, _winnerCount, _winners, k * _winnerCount);
            for (int w = 0; w < _winnerCount; w++)
            {
                int winner = _winners[(k * _winnerCount) + w];
                targets[(k * n) + winner] += win;
                Wins[winner] += mask.Length == 0 || mask[(k * n) + winner] != 0f ? 1 : 0;
            }
        }

        float[] mean = _meanTarget;
        ((SpanFloat)mean).Clear();
        float share = 1f / count;
        for (int k = 0; k < count; k++)
        {
            SpanFloat target = targets.Slice(k * n, n);
            for (int i = 0; i < n; i++)
            {
                float d = mask.Length == 0 ? target[i] : target[i] * mask[(k * n) + i];
                target[i] = d;
                mean[i] += d * share;
            }
        }

        Homeostasis.Update(mean, count);
    }

    /// <inheritdoc/>
    public void Save(IStateSink sink) => Homeostasis.Save(sink);

    /// <inheritdoc/>
    public void Load(IStateSource source) => Homeostasis.Load(source);
}
