using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Runtime;

/// <summary>Another sensor at a lower rate: a low pass, then every n-th sample.</summary>
/// <remarks>
/// The filter is a sinc of cut-off 0.42 of the new rate under a Blackman window of 16 n + 1 taps: below 0.3 of the new rate nothing is lost, what would fold
/// down there is 70 dB lower. A sample that is not finite spoils the filter for its length: the samples it touches are not finite either. Allocates nothing after
/// construction.
/// </remarks>
public sealed class DecimatingSensor : ISensor
{
    private const float CutOff = 0.42f;
    private const int TapsPerFactor = 16;

    private readonly ISensor _inner;
    private readonly float[] _taps;
    private readonly float[] _ring;
    private readonly float[] _sample;
    private readonly int _factor;
    private int _next;
    private int _phase;

    /// <summary>Wraps a sensor.</summary>
    /// <param name="inner">Read by this one alone.</param>
    /// <param name="factor">n, 2 to 64.</param>
    public DecimatingSensor(ISensor inner, int factor)
    {
        if (factor < 2 || factor > 64)
        {
            Throw.Range(nameof(factor), factor, 2, 64);
        }

        _inner = inner;
        _factor = factor;
        ChannelCount = inner.ChannelCount;
        SampleRateHertz = inner.SampleRateHertz / factor;
        int count = (TapsPerFactor * factor) + 1;
        _taps = new float[count];
        _ring = new float[count * ChannelCount];
        _sample = new float[ChannelCount];
        float sum = 0f;
        for (int i = 0; i < count; i++)
        {
            float place = (float)i / (count - 1);
            float window = 0.42f - (0.5f * FloatMath.CosineOfTurns(place)) + (0.08f * FloatMath.CosineOfTurns(2f * place));
            float turns = CutOff * (i - (count / 2)) / factor;
            float whole = turns - (int)turns;
            float sinc = i == count / 2 ? 2f * CutOff / factor : FloatMath.SineOfTurns(whole) / (3.14159265f * (i - (count / 2)));
            _taps[i] = window * sinc;
            sum += _taps[i];
        }

        for (int i = 0; i < count; i++)
        {
            _taps[i] /= sum;
        }
    }

    /// <inheritdoc/>
    public int ChannelCount { get; }

    /// <inheritdoc/>
    public float SampleRateHertz { get; }

    /// <inheritdoc/>
    public SensorReading TryRead(SpanFloat sample)
    {
        int channels = ChannelCount;
        int count = _taps.Length;
        while (_phase < _factor)
        {
            SensorReading reading = _inner.TryRead(_sample);
            if (reading != SensorReading.Ready)
            {
                return reading;
            }

            new ReadOnlySpanFloat(_sample, 0, channels).CopyTo(new SpanFloat(_ring, _next * channels, channels));
            _next = _next + 1 == count ? 0 : _next + 1;
            _phase++;
        }

        _phase = 0;
        for (int c = 0; c < channels; c++)
        {
            float sum = 0f;
            int at = _next;
            for (int i = 0; i < count; i++)
            {
                sum += _taps[i] * _ring[(at * channels) + c];
                at = at + 1 == count ? 0 : at + 1;
            }

            sample[c] = sum;
        }

        return SensorReading.Ready;
    }

    /// <inheritdoc/>
    public bool TryRestart() => _inner.TryRestart();
}
