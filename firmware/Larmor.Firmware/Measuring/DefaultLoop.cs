using System;
using Larmor.Kernels;
using Larmor.Runtime;

namespace Larmor.Firmware;

/// <summary>The loop whose steps are timed everywhere: the default job (novelty) on a sine with noise that never ends.</summary>
public static class DefaultLoop
{
    /// <summary>Samples of a window.</summary>
    public const int WindowLength = 128;

    /// <summary>Samples from one window to the next.</summary>
    public const int Hop = 16;

    private const int BandCount = 16;
    private const int NormaliserMemory = 4096;
    private const int WarmUpCount = 256;
    private const int RecordCount = 1024;
    private const int PeriodCount = 1 << 16;

    /// <summary>Builds the loop; it has not started.</summary>
    /// <param name="windowLength">Samples of a window: see <see cref="WindowLength"/>.</param>
    /// <param name="hop">Samples from one window to the next: see <see cref="Hop"/>.</param>
    /// <param name="sampleRateHertz">Samples a second, Hz; the caller moves the clock on by one sample before each step.</param>
    /// <param name="seed">Of the noise.</param>
    /// <param name="clock">Time.</param>
    /// <param name="checkpoints">Where it keeps what it learned, as seldom as flash of 100,000 erasures lasts a year; null for nowhere.</param>
    public static EdgeLoop Create(int windowLength, int hop, float sampleRateHertz, int seed, IClock clock, ICheckpointMedium? checkpoints)
    {
        var encoder = new NormalisedEncoder(
            new SpectrumEncoder(1, windowLength, new SpectrumEncoderOptions
            {
                SampleRateHertz = sampleRateHertz, LowHertz = 0.02f * sampleRateHertz, HighHertz = 0.45f * sampleRateHertz, BandCount = BandCount,
            }),
            NormaliserMemory, WarmUpCount);
        IEdgeLearner learner = EdgeJobs.Create(EdgeJobs.Novelty, encoder.OutputCount, new EdgeJobOptions());
        return new EdgeLoop(
            new EdgeLoopParts(
                new EndlessSensor(Signal(seed), sampleRateHertz), new SlidingWindow(1, windowLength, hop), encoder, learner, new TelemetryRing(RecordCount), clock)
            {
                Checkpoints = checkpoints,
            },
            new EdgeLoopOptions { CheckpointIntervalMilliseconds = checkpoints is null ? 0 : CheckpointWear.LeastIntervalMilliseconds(100_000, 1f) });
    }

    private static float[] Signal(int seed)
    {
        var random = new Pcg32((ulong)seed, 51);
        var signal = new float[PeriodCount];
        for (int i = 0; i < PeriodCount; i++)
        {
            signal[i] = FloatMath.SineOfTurns(i * 0.0625f % 1f) + (0.3f * random.NextNormal());
        }

        return signal;
    }
}
