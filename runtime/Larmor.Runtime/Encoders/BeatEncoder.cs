using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Runtime;

/// <summary>The shape of a heart beat and when it came: the window averaged down, mean removed, and the interval to the beat before it.</summary>
/// <remarks>
/// The last three numbers are logarithms of the interval over its running mean: this one, the one before, and their difference. Early beats of usual shape
/// show in them alone.
/// </remarks>
public sealed class BeatEncoder : IEncoder, IStateful
{
    private const int TimingCount = 3;
    private const float MeanRate = 1f / 16f;

    private readonly EventWindow _window;
    private readonly int _step;
    private readonly int _pointCount;
    private readonly float _scale;
    private readonly float _timingScale;
    private readonly float[] _past = new float[2];

    /// <summary>An encoder of the windows of <paramref name="window"/>.</summary>
    /// <param name="window">Tells the interval.</param>
    /// <param name="step">Samples averaged into one point.</param>
    /// <param name="scale">Drive per unit of the sensor.</param>
    /// <param name="timingScale">Drive per unit of the logarithm of an interval.</param>
    public BeatEncoder(EventWindow window, int step, float scale, float timingScale)
    {
        if (step < 1 || step > window.Length)
        {
            Throw.Range(nameof(step), step, 1, window.Length);
        }

        _window = window;
        _step = step;
        _scale = scale;
        _timingScale = timingScale;
        _pointCount = window.Length / step;
        InputCount = window.ChannelCount * window.Length;
    }

    /// <inheritdoc/>
    public int InputCount { get; }

    /// <inheritdoc/>
    public int OutputCount => (_window.ChannelCount * _pointCount) + TimingCount;

    /// <inheritdoc/>
    public void Encode(SpanFloat window, SpanFloat drive)
    {
        int length = _window.Length;
        for (int c = 0; c < _window.ChannelCount; c++)
        {
            float sum = 0f;
            for (int p = 0; p < _pointCount; p++)
            {
                float point = 0f;
                int first = (c * length) + (p * _step);
                for (int i = first; i < first + _step; i++)
                {
                    point += window[i];
                }

                point *= _scale / _step;
                drive[(c * _pointCount) + p] = point;
                sum += point;
            }

            float mean = sum / _pointCount;
            for (int p = 0; p < _pointCount; p++)
            {
                drive[(c * _pointCount) + p] -= mean;
            }
        }

        int interval = _window.IntervalCount;
        float timing = 0f;
        if (interval > 0)
        {
            float mean = _past[0];
            mean = mean > 0f ? mean + (MeanRate * (interval - mean)) : interval;
            timing = FloatMath.Log(interval / mean) * _timingScale;
            _past[0] = mean;
        }

        int at = _window.ChannelCount * _pointCount;
        drive[at] = timing;
        drive[at + 1] = _past[1];
        drive[at + 2] = timing - _past[1];
        _past[1] = timing;
    }

    /// <inheritdoc/>
    public void Save(IStateSink sink) => sink.Write(_past);

    /// <inheritdoc/>
    public void Load(IStateSource source) => source.Read(_past);
}
