using Larmor.Hal;
using Larmor.Kernels;
using Larmor.Models;

namespace Larmor.Runtime;

/// <summary>A spoken word as a fixed number of cepstral coefficients: the loud part of the window is cut into equal parts, each the mean of its frames.</summary>
/// <remarks>
/// Frames of <see cref="MelCepstrum"/>; loud is whatever lies within a stated number of decibels of the loudest frame, from its first to its last. Short and long
/// words so come to one length. Allocates nothing after construction.
/// </remarks>
public sealed class UtteranceEncoder : IEncoder
{
    private readonly MelCepstrum _cepstrum;
    private readonly int _partCount;
    private readonly int _frameCount;
    private readonly float _loudDecibels;
    private readonly float _scale;
    private readonly float[] _decibels;
    private readonly float[] _levels;
    private readonly float[] _coefficients;

    /// <summary>An encoder of one channel.</summary>
    /// <param name="cepstrum">Front end.</param>
    /// <param name="length">Samples of a window, at least two of the front end's.</param>
    /// <param name="partCount">Parts of a word, at least 1.</param>
    /// <param name="loudDecibels">A frame so many decibels below the loudest is silence.</param>
    /// <param name="scale">Drive per unit of a standardised coefficient.</param>
    public UtteranceEncoder(MelCepstrum cepstrum, int length, int partCount, float loudDecibels, float scale)
    {
        if (length < 2 * cepstrum.WindowLength)
        {
            Throw.Range(nameof(length), length, 2 * cepstrum.WindowLength, ChipInfo.Unlimited);
        }

        _frameCount = 1 + ((length - cepstrum.WindowLength) / cepstrum.Hop);
        if (partCount < 1 || partCount > _frameCount)
        {
            Throw.Range(nameof(partCount), partCount, 1, _frameCount);
        }

        _cepstrum = cepstrum;
        _partCount = partCount;
        _loudDecibels = loudDecibels;
        _scale = scale;
        InputCount = length;
        _decibels = new float[_frameCount * cepstrum.BandCount];
        _levels = new float[_frameCount];
        _coefficients = new float[_frameCount * cepstrum.CoefficientCount];
    }

    /// <inheritdoc/>
    public int InputCount { get; }

    /// <inheritdoc/>
    public int OutputCount => (_partCount * _cepstrum.CoefficientCount) + 1;

    /// <inheritdoc/>
    public void Encode(SpanFloat window, SpanFloat drive)
    {
        int bands = _cepstrum.BandCount;
        int coefficients = _cepstrum.CoefficientCount;
        float loudest = -1000f;
        for (int f = 0; f < _frameCount; f++)
        {
            _levels[f] = _cepstrum.Bands(window.Slice(f * _cepstrum.Hop, _cepstrum.WindowLength), new SpanFloat(_decibels, f * bands, bands));
            loudest = _levels[f] > loudest ? _levels[f] : loudest;
        }

        int first = 0;
        int last = _frameCount - 1;
        while (first < last && _levels[first] < loudest - _loudDecibels)
        {
            first++;
        }

        while (last > first && _levels[last] < loudest - _loudDecibels)
        {
            last--;
        }

        for (int f = first; f <= last; f++)
        {
            _cepstrum.Coefficients(
                new SpanFloat(_decibels, f * bands, bands), loudest, new SpanFloat(_coefficients, f * coefficients, coefficients));
        }

        float width = (float)(last - first + 1) / _partCount;
        for (int part = 0; part < _partCount; part++)
        {
            int from = first + (int)(part * width);
            int to = first + (int)((part + 1) * width);
            to = to > from ? to : from + 1;
            to = to > last + 1 ? last + 1 : to;
            float factor = _scale / (to - from);
            for (int c = 0; c < coefficients; c++)
            {
                float sum = 0f;
                for (int f = from; f < to; f++)
                {
                    sum += _coefficients[(f * coefficients) + c];
                }

                drive[(part * coefficients) + c] = factor * sum;
            }
        }

        drive[_partCount * coefficients] = _scale * FloatMath.Log((last - first + 1f) / _frameCount);
    }
}
