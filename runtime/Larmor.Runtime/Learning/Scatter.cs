using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Runtime;

/// <summary>A covariance that is gathered vector by vector, and its factor: how far a vector lies from a mean in units of the spread.</summary>
/// <remarks>
/// Shrunk towards a ball as <c>(1 - s) C + s tr(C)/n I</c> (O. Ledoit, M. Wolf, J. Multivariate Analysis 88, 2004, with s given), then factored by Cholesky. Adding a
/// vector takes n²/2 multiply-adds, whitening one n²/2, factoring n³/6. Only the lower triangle is used. Allocates nothing after construction.
/// </remarks>
internal sealed class Scatter : IStateful
{
    private const float LeastPivot = 0.01f;

    private readonly int _n;
    private readonly float _shrinkage;
    private readonly float _leastVariance;
    private readonly float[] _covariance;
    private readonly float[] _factor;

    internal Scatter(int length, float shrinkage, float leastVariance)
    {
        if (length < 1 || length > 512)
        {
            Throw.Range("length of a drive", length, 1, 512);
        }

        if (!(shrinkage > 0f) || shrinkage > 1f)
        {
            Throw.Range(nameof(shrinkage), shrinkage, 1e-6f, 1f);
        }

        if (!(leastVariance > 0f))
        {
            Throw.Range(nameof(leastVariance), leastVariance, 1e-30f, float.MaxValue);
        }

        _n = length;
        _shrinkage = shrinkage;
        _leastVariance = leastVariance;
        _covariance = new float[length * length];
        _factor = new float[length * length];
    }

    internal long Bytes => 8L * _n * _n;

    /// <summary>Covariance 0.</summary>
    internal void Clear() => ((SpanFloat)_covariance).Clear();

    /// <summary>Covariance <paramref name="variance"/> · I.</summary>
    internal void SetBall(float variance)
    {
        Clear();
        for (int i = 0; i < _n; i++)
        {
            _covariance[(i * _n) + i] = variance;
        }
    }

    /// <summary>C ← kept · C + gain · d dᵀ.</summary>
    internal void Add(float[] difference, float kept, float gain)
    {
        int n = _n;
        float[] covariance = _covariance;
        for (int i = 0; i < n; i++)
        {
            int row = i * n;
            float scaled = gain * difference[i];
            for (int j = 0; j <= i; j++)
            {
                covariance[row + j] = (kept * covariance[row + j]) + (scaled * difference[j]);
            }
        }
    }

    /// <summary>Works out the factor of the shrunk covariance, row by row, its diagonal as the reciprocal.</summary>
    internal void Factor()
    {
        int n = _n;
        float[] covariance = _covariance;
        float[] factor = _factor;
        float trace = 0f;
        for (int i = 0; i < n; i++)
        {
            trace += covariance[(i * n) + i];
        }

        float kept = 1f - _shrinkage;
        float ball = (_shrinkage * trace / n) + _leastVariance;
        for (int i = 0; i < n; i++)
        {
            int row = i * n;
            for (int j = 0; j <= i; j++)
            {
                int other = j * n;
                float value = (kept * covariance[row + j]) + (i == j ? ball : 0f);
                for (int k = 0; k < j; k++)
                {
                    value -= factor[row + k] * factor[other + k];
                }

                if (i == j)
                {
                    // Rounding may eat a pivot that the ball holds above 0.
                    float least = LeastPivot * ball;
                    factor[row + i] = 1f / FloatMath.Sqrt(value > least ? value : least);
                }
                else
                {
                    factor[row + j] = value * factor[other + j];
                }
            }
        }
    }

    /// <summary>result = L⁻¹ (vector - mean); answers with its squared length, the squared Mahalanobis distance.</summary>
    internal float Whiten(ReadOnlySpanFloat vector, ReadOnlySpanFloat mean, SpanFloat result)
    {
        int n = _n;
        float[] factor = _factor;
        float sum = 0f;
        for (int i = 0; i < n; i++)
        {
            int row = i * n;
            float value = vector[i] - mean[i];
            for (int j = 0; j < i; j++)
            {
                value -= factor[row + j] * result[j];
            }

            value *= factor[row + i];
            result[i] = value;
            sum += value * value;
        }

        return sum;
    }

    public void Save(IStateSink sink)
    {
        sink.Write(_covariance);
        sink.Write(_factor);
    }

    public void Load(IStateSource source)
    {
        source.Read(_covariance);
        source.Read(_factor);
    }
}
