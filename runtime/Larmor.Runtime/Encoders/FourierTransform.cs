using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Runtime;

/// <summary>The discrete Fourier transform of a power-of-two number of real samples, in place, from a table of turns.</summary>
/// <remarks>J. W. Cooley, J. W. Tukey, Mathematics of Computation 19 (1965), radix 2, decimation in time. Allocates nothing after construction.</remarks>
public sealed class FourierTransform
{
    private readonly float[] _cosine;
    private readonly float[] _sine;
    private readonly float[] _real;
    private readonly float[] _imaginary;
    private readonly int[] _turned;

    /// <summary>Works out the tables.</summary>
    /// <param name="length">Samples: a power of two, 4 to 65,536.</param>
    public FourierTransform(int length)
    {
        if (length < 4 || length > 65536 || (length & (length - 1)) != 0)
        {
            Throw.Argument(nameof(length), "a transform takes a power of two from 4 to 65,536 samples, not " + length);
        }

        Length = length;
        _cosine = new float[length / 2];
        _sine = new float[length / 2];
        for (int i = 0; i < _cosine.Length; i++)
        {
            _cosine[i] = FloatMath.CosineOfTurns((float)i / length);
            _sine[i] = FloatMath.SineOfTurns((float)i / length);
        }

        _real = new float[length];
        _imaginary = new float[length];
        _turned = new int[length];
        for (int i = 0; i < length; i++)
        {
            int turned = 0;
            for (int bit = 1; bit < length; bit <<= 1)
            {
                turned = (turned << 1) | ((i & bit) != 0 ? 1 : 0);
            }

            _turned[i] = turned;
        }
    }

    /// <summary>Samples it takes.</summary>
    public int Length { get; }

    /// <summary>|X[k]|² for k = 0 … Length / 2.</summary>
    /// <param name="samples">Shape [Length].</param>
    /// <param name="power">Receives shape [Length / 2 + 1].</param>
    public void Power(ReadOnlySpanFloat samples, SpanFloat power)
    {
        float[] re = _real;
        float[] im = _imaginary;
        int n = Length;
        for (int i = 0; i < n; i++)
        {
            re[i] = samples[_turned[i]];
            im[i] = 0f;
        }

        for (int half = 1; half < n; half <<= 1)
        {
            int stride = n / (2 * half);
            for (int first = 0; first < n; first += 2 * half)
            {
                int turn = 0;
                for (int low = first; low < first + half; low++)
                {
                    int high = low + half;
                    float cosine = _cosine[turn];
                    float sine = _sine[turn];
                    float real = (re[high] * cosine) + (im[high] * sine);
                    float imaginary = (im[high] * cosine) - (re[high] * sine);
                    re[high] = re[low] - real;
                    im[high] = im[low] - imaginary;
                    re[low] += real;
                    im[low] += imaginary;
                    turn += stride;
                }
            }
        }

        for (int k = 0; k <= n / 2; k++)
        {
            power[k] = (re[k] * re[k]) + (im[k] * im[k]);
        }
    }
}
