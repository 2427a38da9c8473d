using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>The output stage of a classifier: one output per class, cross-entropy towards a given or a chosen class.</summary>
internal sealed class ClassStage
{
    private readonly LayerBuffers _layer;
    private readonly float[] _scratch;
    private readonly float[] _meanTarget;
    private readonly bool _sigmoid;
    private readonly float _smoothing;

    internal ClassStage(Placement placement, LayerBuffers layer, SemiSupervisedTargetOptions options)
    {
        int n = layer.OutputCount;
        _layer = layer;
        _sigmoid = options.OutputActivation == ReadoutActivation.Sigmoid;
        _smoothing = options.LabelSmoothing;
        _scratch = new float[n];
        _meanTarget = new float[n];
        Wins = new int[n];
        Homeostasis = new Homeostasis(n, options.HomeostasisRate, 1f, 1f / n, 0f, 0f);
        placement.Memory.Add(MemoryPlace.Host, "classes: scores, homeostasis, counts", 20L * n);
    }

    internal Homeostasis Homeostasis { get; }

    internal int[] Wins { get; }

    /// <summary>Errors towards the given classes.</summary>
    internal void ChooseGiven(int[] labels, int count)
    {
        for (int k = 0; k < count; k++)
        {
            SetError(k, labels[k]);
        }
    }

    /// <summary>Errors towards the class with the largest score minus H; then moves H.</summary>
    internal void ChooseOwn(int count)
    {
        int n = _layer.OutputCount;
        float[] offset = Homeostasis.Offset;
        ((SpanFloat)_meanTarget).Clear();
        for (int k = 0; k < count; k++)
        {
            int best = 0;
            float bestScore = 0f;
            for (int c = 0; c < n; c++)
            {
                float z = _layer.Drive[(k * n) + c];
                float score = (_sigmoid ? FloatMath.Sigmoid(z) : z) - offset[c];
                if (c == 0 || score > bestScore)
                {
                    bestScore = score;
                    best = c;
                }
            }

            _meanTarget[best] += 1f / count;
            Wins[best]++;
            SetError(k, best);
        }

        Homeostasis.Update(_meanTarget, count);
    }

    private void SetError(int sample, int target)
    {
        int n = _layer.OutputCount;
        SpanFloat error = new SpanFloat(_layer.Error, sample * n, n);
        new ReadOnlySpanFloat(_layer.Drive, sample * n, n).CopyTo(error);
        CrossEntropy.Error(error, _scratch, target, _smoothing, _sigmoid);
    }
}
