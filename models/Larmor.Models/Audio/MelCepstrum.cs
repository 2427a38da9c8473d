using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>Mel-frequency cepstral coefficients: window, power spectrum, mel bands in decibels, cosine transform, each frame standardised.</summary>
/// <remarks>
/// Periodic Hann window; bands are triangles of peak 1 on the HTK scale <c>2595 log10(1 + f / 700)</c>; decibels <c>10 log10(max(p, 1e-10))</c>;
/// orthonormal DCT-II. A frame takes about 32,000 multiply-adds: for a Raspberry Pi, not for an interpreter. Allocates nothing
/// after construction.
/// </remarks>
public sealed class MelCepstrum
{
    private const float DecibelsPerNeper = 4.34294482f;
    private const float LeastPower = 1e-10f;

    private readonly KernelSet _kernels;
    private readonly MelCepstrumOptions _options;
    private readonly int _root;
    private readonly float[] _window;
    private readonly float[] _cosine;
    private readonly float[] _sine;
    private readonly float[] _shaped;
    private readonly float[] _real;
    private readonly float[] _imaginary;
    private readonly float[] _power;
    private readonly int[] _bandStart;
    private readonly int[] _bandLength;
    private readonly float[] _bandWeights;
    private readonly float[] _transform;

    /// <summary>Works out window, Fourier, band and cosine tables.</summary>
    public MelCepstrum(KernelSet kernels, MelCepstrumOptions options)
    {
        if (options.WindowRoot < 4 || options.WindowRoot > 64)
        {
            Throw.Range(nameof(options.WindowRoot), options.WindowRoot, 4, 64);
        }

        if (options.CoefficientCount < 1 || options.CoefficientCount >= options.BandCount)
        {
            Throw.Range(nameof(options.CoefficientCount), options.CoefficientCount, 1, options.BandCount - 1);
        }

        _kernels = kernels;
        _options = options;
        _root = options.WindowRoot;
        WindowLength = _root * _root;
        if (options.Hop < 1 || options.Hop > WindowLength)
        {
            Throw.Range(nameof(options.Hop), options.Hop, 1, WindowLength);
        }

        int n = WindowLength;
        _window = new float[n];
        _cosine = new float[n];
        _sine = new float[n];
        for (int i = 0; i < n; i++)
        {
            _cosine[i] = FloatMath.CosineOfTurns((float)i / n);
            _sine[i] = FloatMath.SineOfTurns((float)i / n);
            _window[i] = 0.5f - (0.5f * _cosine[i]);
        }

        _shaped = new float[n];
        _real = new float[n];
        _imaginary = new float[n];
        _power = new float[(n / 2) + 1];
        _bandStart = new int[options.BandCount];
        _bandLength = new int[options.BandCount];
        _bandWeights = new float[options.BandCount * _power.Length];
        MakeBands();
        _transform = new float[options.CoefficientCount * options.BandCount];
        MakeTransform();
    }

    /// <summary>Samples of a window.</summary>
    public int WindowLength { get; }

    /// <summary>Samples from window to window.</summary>
    public int Hop => _options.Hop;

    /// <summary>Bands.</summary>
    public int BandCount => _options.BandCount;

    /// <summary>Coefficients of a frame.</summary>
    public int CoefficientCount => _options.CoefficientCount;

    /// <summary>Frames of a sound of <paramref name="sampleCount"/> samples: windows are centred on every hop, from sample 0 on.</summary>
    public int FrameCount(int sampleCount) => 1 + (sampleCount / _options.Hop);

    /// <summary>Band powers of one window, decibels.</summary>
    /// <param name="samples">Shape [WindowLength].</param>
    /// <param name="decibels">Receives shape [BandCount].</param>
    /// <returns>The loudest band.</returns>
    public float Bands(ReadOnlySpanFloat samples, SpanFloat decibels)
    {
        Transform(samples);
        float loudest = -1000f;
        int bins = _power.Length;
        for (int band = 0; band < BandCount; band++)
        {
            float sum = 0f;
            int first = _bandStart[band];
            for (int i = 0; i < _bandLength[band]; i++)
            {
                sum += _power[first + i] * _bandWeights[(band * bins) + first + i];
            }

            float level = DecibelsPerNeper * FloatMath.Log(sum > LeastPower ? sum : LeastPower);
            decibels[band] = level;
            loudest = level > loudest ? level : loudest;
        }

        return loudest;
    }

    /// <summary>Coefficients of one frame, standardised over the frame.</summary>
    /// <param name="decibels">Shape [BandCount]; raised to the floor in place.</param>
    /// <param name="loudest">Loudest band of the sound, decibels.</param>
    /// <param name="coefficients">Receives shape [CoefficientCount].</param>
    public void Coefficients(SpanFloat decibels, float loudest, SpanFloat coefficients)
    {
        float floor = loudest - _options.RangeDecibels;
        for (int band = 0; band < BandCount; band++)
        {
            decibels[band] = decibels[band] > floor ? decibels[band] : floor;
        }

        for (int c = 0; c < CoefficientCount; c++)
        {
            float sum = 0f;
            int row = c * BandCount;
            for (int band = 0; band < BandCount; band++)
            {
                sum += _transform[row + band] * decibels[band];
            }

            coefficients[c] = sum;
        }

        _kernels.Standardise(coefficients, 1f, coefficients);
    }

    /// <summary>All frames of a whole sound: windows centred on every hop, the sound mirrored at both ends.</summary>
    /// <param name="sound">Shape [n], n more than half a window.</param>
    /// <param name="window">Scratch, shape [WindowLength].</param>
    /// <param name="decibels">Scratch, shape [FrameCount(n), BandCount].</param>
    /// <param name="coefficients">Receives shape [FrameCount(n), CoefficientCount].</param>
    public void Compute(ReadOnlySpanFloat sound, SpanFloat window, SpanFloat decibels, SpanFloat coefficients)
    {
        if (sound.Length <= WindowLength / 2)
        {
            Throw.Range("length of sound", sound.Length, (WindowLength / 2) + 1, ChipInfo.Unlimited);
        }

        int frames = FrameCount(sound.Length);
        float loudest = -1000f;
        for (int frame = 0; frame < frames; frame++)
        {
            int first = (frame * Hop) - (WindowLength / 2);
            for (int i = 0; i < WindowLength; i++)
            {
                window[i] = sound[Mirrored(first + i, sound.Length)];
            }

            float level = Bands(window, decibels.Slice(frame * BandCount, BandCount));
            loudest = level > loudest ? level : loudest;
        }

        for (int frame = 0; frame < frames; frame++)
        {
            Coefficients(
                decibels.Slice(frame * BandCount, BandCount), loudest, coefficients.Slice(frame * CoefficientCount, CoefficientCount));
        }
    }

    /// <summary>Where sample <paramref name="index"/> of a sound that is mirrored at its ends lies.</summary>
    internal static int Mirrored(int index, int length)
    {
        index = index < 0 ? -index : index;
        return index < length ? index : (2 * (length - 1)) - index;
    }

    /// <summary>Power spectrum by two rounds of short transforms: with n = r a + b and k = c + r d, X[k] sums over a first, then over b.</summary>
    private void Transform(ReadOnlySpanFloat samples)
    {
        int r = _root;
        int n = WindowLength;
        for (int i = 0; i < n; i++)
        {
            _shaped[i] = samples[i] * _window[i];
        }

        for (int b = 0; b < r; b++)
        {
            for (int c = 0; c < r; c++)
            {
                float re = 0f;
                float im = 0f;
                int turn = 0;
                for (int a = 0; a < r; a++)
                {
                    float x = _shaped[(r * a) + b];
                    re += x * _cosine[turn];
                    im -= x * _sine[turn];
                    turn += r * c;
                    turn = turn >= n ? turn - n : turn;
                }

                float cosine = _cosine[b * c];
                float sine = _sine[b * c];
                _real[(c * r) + b] = (re * cosine) + (im * sine);
                _imaginary[(c * r) + b] = (im * cosine) - (re * sine);
            }
        }

        for (int k = 0; k < _power.Length; k++)
        {
            int row = k % r * r;
            int step = k / r * r;
            float re = 0f;
            float im = 0f;
            int turn = 0;
            for (int b = 0; b < r; b++)
            {
                re += (_real[row + b] * _cosine[turn]) + (_imaginary[row + b] * _sine[turn]);
                im += (_imaginary[row + b] * _cosine[turn]) - (_real[row + b] * _sine[turn]);
                turn += step;
                turn = turn >= n ? turn - n : turn;
            }

            _power[k] = (re * re) + (im * im);
        }
    }

    private void MakeBands()
    {
        int bins = _power.Length;
        float half = 0.5f * _options.SampleRateHertz;
        float step = FloatMath.Log(1f + (half / 700f)) / (BandCount + 1);
        float width = half / (bins - 1);
        for (int band = 0; band < BandCount; band++)
        {
            float low = 700f * (FloatMath.Exp(step * band) - 1f);
            float middle = 700f * (FloatMath.Exp(step * (band + 1)) - 1f);
            float high = 700f * (FloatMath.Exp(step * (band + 2)) - 1f);
            for (int bin = 0; bin < bins; bin++)
            {
                float frequency = bin * width;
                float up = (frequency - low) / (middle - low);
                float down = (high - frequency) / (high - middle);
                float weight = up < down ? up : down;
                if (weight > 0f)
                {
                    _bandStart[band] = _bandLength[band] == 0 ? bin : _bandStart[band];
                    _bandLength[band] = bin - _bandStart[band] + 1;
                    _bandWeights[(band * bins) + bin] = weight;
                }
            }
        }
    }

    private void MakeTransform()
    {
        int bands = BandCount;
        float scale = FloatMath.Sqrt(2f / bands);
        for (int c = 0; c < CoefficientCount; c++)
        {
            for (int band = 0; band < bands; band++)
            {
                int turn = (c + 1) * ((2 * band) + 1) % (4 * bands);
                _transform[(c * bands) + band] = scale * FloatMath.CosineOfTurns((float)turn / (4 * bands));
            }
        }
    }
}
