using Larmor.Hal;

namespace Larmor.Models;

/// <summary>Cepstral coefficients of a sound that arrives sample by sample: a frame every hop, half a window late, nothing allocated.</summary>
/// <remarks>
/// Frame t is the one that <see cref="MelCepstrum.Compute"/> gives for the whole sound, but for the floor: the loudest band so far stands in for
/// the loudest of the sound, so frames agree once the loudest has passed, or while nothing lies below the floor.
/// </remarks>
public sealed class MelCepstrumStream
{
    private readonly MelCepstrum _cepstrum;
    private readonly float[] _samples;
    private readonly float[] _window;
    private readonly float[] _decibels;
    private int _count;
    private int _nextFrame;
    private float _loudest;

    /// <summary>A stream at its beginning.</summary>
    public MelCepstrumStream(MelCepstrum cepstrum)
    {
        _cepstrum = cepstrum;
        _samples = new float[cepstrum.WindowLength + 1];
        _window = new float[cepstrum.WindowLength];
        _decibels = new float[cepstrum.BandCount];
        Restart();
    }

    /// <summary>Frames given since <see cref="Restart"/>.</summary>
    public int FrameCount => _nextFrame;

    /// <summary>Begins another sound.</summary>
    public void Restart()
    {
        _count = 0;
        _nextFrame = 0;
        _loudest = -1000f;
    }

    /// <summary>Takes one sample.</summary>
    /// <param name="sample">Amplitude, -1 to 1.</param>
    /// <param name="coefficients">Receives a frame, shape [CoefficientCount], when one is complete.</param>
    /// <returns>True when a frame was given.</returns>
    public bool Push(float sample, SpanFloat coefficients)
    {
        _samples[_count % _samples.Length] = sample;
        _count++;
        int half = _cepstrum.WindowLength / 2;

        // The first frame is mirrored about sample 0, so it waits for one sample more than half a window.
        int needed = _nextFrame == 0 ? half + 1 : (_nextFrame * _cepstrum.Hop) + half;
        if (_count < needed)
        {
            return false;
        }

        Give(_count, coefficients);
        return true;
    }

    /// <summary>After the last sample: the next of the frames whose windows reach past the end, mirrored there.</summary>
    /// <param name="coefficients">Receives a frame, shape [CoefficientCount].</param>
    /// <returns>False when there is none left, or the sound was not longer than half a window.</returns>
    public bool Finish(SpanFloat coefficients)
    {
        if (_count <= _cepstrum.WindowLength / 2 || _nextFrame >= _cepstrum.FrameCount(_count))
        {
            return false;
        }

        Give(_count, coefficients);
        return true;
    }

    private void Give(int length, SpanFloat coefficients)
    {
        int first = (_nextFrame * _cepstrum.Hop) - (_cepstrum.WindowLength / 2);
        for (int i = 0; i < _window.Length; i++)
        {
            _window[i] = _samples[MelCepstrum.Mirrored(first + i, length) % _samples.Length];
        }

        float level = _cepstrum.Bands(_window, _decibels);
        _loudest = level > _loudest ? level : _loudest;
        _cepstrum.Coefficients(_decibels, _loudest, coefficients);
        _nextFrame++;
    }
}
