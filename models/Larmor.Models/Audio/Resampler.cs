using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>Raises a sound's rate by a whole factor: windowed sinc, half-width 6, roll-off 0.99, squared-cosine window.</summary>
/// <remarks>
/// Output <c>n · factor + j</c> is <c>Σ_k x[n + k - HalfLength] h_j[k]</c>, zeros outside the sound. The kernel's figures are the audio library's that the
/// reference uses (its defaults), see the specification, section 2.4.
/// </remarks>
public sealed class Resampler
{
    private const int HalfWidth = 6;
    private const float RollOff = 0.99f;

    private readonly float[] _kernels;
    private readonly int _length;

    /// <summary>Works out the kernels.</summary>
    /// <param name="factor">New rate by old rate, 1 to 16; 1 leaves a sound as it is.</param>
    public Resampler(int factor)
    {
        if (factor < 1 || factor > 16)
        {
            Throw.Range(nameof(factor), factor, 1, 16);
        }

        Factor = factor;
        HalfLength = HalfWidth + 1;
        _length = (2 * HalfLength) + 1;
        _kernels = new float[factor * _length];
        for (int phase = 0; phase < factor; phase++)
        {
            for (int k = 0; k < _length; k++)
            {
                float t = RollOff * (k - HalfLength - ((float)phase / factor));
                _kernels[(phase * _length) + k] = RollOff * Sinc(t) * Window(t);
            }
        }
    }

    /// <summary>New rate by old rate.</summary>
    public int Factor { get; }

    /// <summary>Samples on each side that an output depends on.</summary>
    public int HalfLength { get; }

    /// <summary>Resamples a whole sound.</summary>
    /// <param name="sound">Shape [n].</param>
    /// <param name="result">Receives shape [n · Factor].</param>
    public void Resample(ReadOnlySpanFloat sound, SpanFloat result)
    {
        if (result.Length != sound.Length * Factor)
        {
            Throw.Length(nameof(result), result.Length, sound.Length * Factor);
        }

        for (int n = 0; n < sound.Length; n++)
        {
            for (int phase = 0; phase < Factor; phase++)
            {
                result[(n * Factor) + phase] = Factor == 1 ? sound[n] : At(sound, n, phase);
            }
        }
    }

    private static float Sinc(float t) => t == 0f ? 1f : FloatMath.SineOfTurns(0.5f * t) / (3.14159265f * t);

    private static float Window(float t)
    {
        if (t >= HalfWidth || t <= -HalfWidth)
        {
            return 0f;
        }

        float cosine = FloatMath.CosineOfTurns(t / (4f * HalfWidth));
        return cosine * cosine;
    }

    private float At(ReadOnlySpanFloat sound, int n, int phase)
    {
        float sum = 0f;
        int first = n - HalfLength;
        for (int k = 0; k < _length; k++)
        {
            int place = first + k;
            if (place >= 0 && place < sound.Length)
            {
                sum += sound[place] * _kernels[(phase * _length) + k];
            }
        }

        return sum;
    }
}
