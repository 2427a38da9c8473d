using Larmor.Data;
using Larmor.Kernels;
using Larmor.Models;

namespace Larmor.Cli.Training;

/// <summary>Recordings with their frames of coefficients.</summary>
public sealed class SpeechData
{
    private const int TargetRate = 16000;

    private readonly float[][] _frames;

    private SpeechData(IReadOnlyList<SpokenDigit> recordings, float[][] frames, int coefficientCount)
    {
        Recordings = recordings;
        _frames = frames;
        CoefficientCount = coefficientCount;
    }

    /// <summary>The recordings.</summary>
    public IReadOnlyList<SpokenDigit> Recordings { get; }

    /// <summary>Coefficients of a frame.</summary>
    public int CoefficientCount { get; }

    /// <summary>Speakers in alphabetical order.</summary>
    public IReadOnlyList<string> Speakers => [.. Recordings.Select(r => r.Speaker).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Frames of a recording, shape [FrameCount, CoefficientCount].</summary>
    public ReadOnlySpan<float> Frames(int recording) => _frames[recording];

    /// <summary>How many frames a recording has.</summary>
    public int FrameCount(int recording) => _frames[recording].Length / CoefficientCount;

    /// <summary>Works out the published coefficients of every recording.</summary>
    public static SpeechData Prepare(IReadOnlyList<SpokenDigit> recordings)
    {
        var cepstrum = new MelCepstrum(KernelSelection.Best(), new MelCepstrumOptions());
        var window = new float[cepstrum.WindowLength];
        var frames = new float[recordings.Count][];
        for (int i = 0; i < frames.Length; i++)
        {
            Sound sound = recordings[i].Sound;
            if (sound.SampleRateHertz < 1 || TargetRate % sound.SampleRateHertz != 0)
            {
                throw new DataException(
                    $"recording {i} has {sound.SampleRateHertz} Hz; the front end takes whole parts of {TargetRate} Hz: resample it to 8000 or 16000");
            }

            var resampler = new Resampler(TargetRate / sound.SampleRateHertz);
            var fine = new float[sound.Samples.Length * resampler.Factor];
            resampler.Resample(sound.Samples, fine);
            int count = cepstrum.FrameCount(fine.Length);
            frames[i] = new float[count * cepstrum.CoefficientCount];
            cepstrum.Compute(fine, window, new float[count * cepstrum.BandCount], frames[i]);
        }

        return new SpeechData(recordings, frames, cepstrum.CoefficientCount);
    }

    /// <summary>The numbers of some recordings as a set of samples with the digits as labels.</summary>
    public SampleSet Numbers(string name, Func<SpokenDigit, bool> wanted)
    {
        int[] numbers = [.. Enumerable.Range(0, Recordings.Count).Where(i => wanted(Recordings[i]))];
        return SampleSet.FromFloats(
            name, [.. numbers.Select(i => (float)i)], [.. numbers.Select(i => (byte)Recordings[i].Digit)], new SampleShape(1, 1), 10);
    }
}
