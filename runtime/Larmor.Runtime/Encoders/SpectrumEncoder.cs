using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Runtime;

/// <summary>Logarithmic band powers of every channel: mean removed, Hann window, Fourier transform, mean power of each band, natural logarithm.</summary>
/// <remarks>Drives are logarithms of squared units: normalise them online (<see cref="NormalisedEncoder"/>) for a chip. Allocates nothing after construction.</remarks>
public sealed class SpectrumEncoder : IEncoder
{
    private readonly FourierTransform _transform;
    private readonly float[] _hann;
    private readonly float[] _power;
    private readonly int[] _edges;
    private readonly int _channelCount;
    private readonly int _bandCount;
    private readonly float _leastPower;
    private readonly float _scale;

    /// <summary>Works out window and bands.</summary>
    /// <param name="channelCount">Channels of a window.</param>
    /// <param name="length">Samples of a window, a power of two.</param>
    /// <param name="options">Bands.</param>
    public SpectrumEncoder(int channelCount, int length, SpectrumEncoderOptions options)
    {
        _transform = new FourierTransform(length);
        float half = 0.5f * options.SampleRateHertz;
        if (!(options.HighHertz <= half) || !(options.HighHertz > options.LowHertz))
        {
            Throw.Range(nameof(options.HighHertz), options.HighHertz, options.LowHertz, half);
        }

        if (!(options.LowHertz > 0f))
        {
            Throw.Range(nameof(options.LowHertz), options.LowHertz, half / length, half);
        }

        if (options.BandCount < 1 || options.BandCount > length / 2)
        {
            Throw.Range(nameof(options.BandCount), options.BandCount, 1, length / 2);
        }

        _channelCount = channelCount;
        _bandCount = options.BandCount;
        _leastPower = options.LeastPower;
        _hann = new float[length];
        _power = new float[(length / 2) + 1];
        float energy = 0f;
        for (int i = 0; i < length; i++)
        {
            _hann[i] = 0.5f - (0.5f * FloatMath.CosineOfTurns((float)i / length));
            energy += _hann[i] * _hann[i];
        }

        _scale = 1f / (energy * length);
        _edges = new int[_bandCount + 1];
        float ratio = FloatMath.Log(options.HighHertz / options.LowHertz);
        for (int b = 0; b <= _bandCount; b++)
        {
            float share = (float)b / _bandCount;
            float hertz = options.IsLogarithmic
                ? options.LowHertz * FloatMath.Exp(ratio * share)
                : options.LowHertz + (share * (options.HighHertz - options.LowHertz));
            int edge = (int)((hertz * length / options.SampleRateHertz) + 0.5f);
            _edges[b] = b > 0 && edge <= _edges[b - 1] ? _edges[b - 1] + 1 : edge;
        }

        if (_edges[_bandCount] > _power.Length)
        {
            Throw.Argument(nameof(options.BandCount), "the bands are narrower than the transform resolves: take fewer bands or a longer window");
        }

        InputCount = channelCount * length;
    }

    /// <inheritdoc/>
    public int InputCount { get; }

    /// <inheritdoc/>
    public int OutputCount => _channelCount * _bandCount;

    /// <inheritdoc/>
    public void Encode(SpanFloat window, SpanFloat drive)
    {
        int length = _transform.Length;
        for (int c = 0; c < _channelCount; c++)
        {
            SpanFloat row = window.Slice(c * length, length);
            float sum = 0f;
            for (int i = 0; i < length; i++)
            {
                sum += row[i];
            }

            float mean = sum / length;
            for (int i = 0; i < length; i++)
            {
                row[i] = (row[i] - mean) * _hann[i];
            }

            _transform.Power(row, _power);
            for (int b = 0; b < _bandCount; b++)
            {
                float power = 0f;
                for (int k = _edges[b]; k < _edges[b + 1]; k++)
                {
                    power += _power[k];
                }

                power *= _scale / (_edges[b + 1] - _edges[b]);
                drive[(c * _bandCount) + b] = FloatMath.Log(power > _leastPower ? power : _leastPower);
            }
        }
    }
}
