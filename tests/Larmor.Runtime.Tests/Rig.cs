using Larmor.Kernels;

namespace Larmor.Runtime.Tests;

/// <summary>A loop that learns a noisy tone: the job "novelty" on a small spectrum.</summary>
internal sealed class Rig
{
    internal const int WindowLength = 32;
    internal const int Hop = 16;

    internal Rig(Func<int, float>? value = null, TwoSlots? slots = null, ITelemetrySink? sink = null, EdgeLoopOptions? options = null)
    {
        Sensor = new ScriptedSensor(value ?? Tone(1));
        Learner = new NoveltyLearner(new GaussianNovelty(8, new GaussianNoveltyOptions()), new NoveltyLearnerOptions { WarmUpCount = 64 });
        Encoder = new NormalisedEncoder(
            new SpectrumEncoder(1, WindowLength, new SpectrumEncoderOptions { SampleRateHertz = 100f, LowHertz = 4f, HighHertz = 48f, BandCount = 8 }), 1000, 64);
        Loop = new EdgeLoop(
            new EdgeLoopParts(Sensor, new SlidingWindow(1, WindowLength, Hop), Encoder, Learner, sink ?? Ring, Clock) { Checkpoints = slots },
            options ?? new EdgeLoopOptions { Guard = new SensorGuardOptions { Minimum = -3f, Maximum = 3f, StuckCount = Hop } });
        Loop.Start();
    }

    internal ScriptedSensor Sensor { get; }

    internal NoveltyLearner Learner { get; }

    internal NormalisedEncoder Encoder { get; }

    internal EdgeLoop Loop { get; }

    internal TelemetryRing Ring { get; } = new(4096);

    internal SampleClock Clock { get; } = new();

    /// <summary>A tone with noise that depends on the sample's number alone.</summary>
    internal static Func<int, float> Tone(ulong seed)
    {
        ulong key = CounterRandom.Key(seed, 3, 0);
        return i => FloatMath.SineOfTurns(i * 0.11f % 1f) + (0.4f * (CounterRandom.FloatAt(key, (uint)i) - 0.5f));
    }

    internal void Steps(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Clock.Advance(10_000);
            Loop.Step();
        }
    }

    internal List<TelemetryFrame> Told(TelemetryKind kind)
    {
        var frames = new List<TelemetryFrame>();
        for (int i = 0; i < Ring.HeldCount; i++)
        {
            var frame = new TelemetryFrame();
            Assert.IsTrue(Ring.TryRead(i, frame));
            if (frame.Kind == kind)
            {
                frames.Add(frame);
            }
        }

        return frames;
    }
}
