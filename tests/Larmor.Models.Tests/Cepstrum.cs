using Larmor.Kernels;

namespace Larmor.Models.Tests;

/// <summary>The audio front end: resampling, coefficients, and the stream against the whole sound.</summary>
[TestClass]
[DoNotParallelize]
public sealed class Cepstrum
{
    [TestMethod]
    public void A_tone_keeps_its_shape_at_twice_the_rate()
    {
        float[] tone = [.. Enumerable.Range(0, 400).Select(i => MathF.Sin(2 * MathF.PI * 440 * i / 8000f))];
        var fine = new float[800];
        new Resampler(2).Resample(tone, fine);
        for (int i = 40; i < 760; i++)
        {
            Assert.AreEqual(MathF.Sin(2 * MathF.PI * 440 * i / 16000f), fine[i], 0.01f);
        }
    }

    [TestMethod]
    public void Sine_and_cosine_of_turns_are_right_to_float_precision()
    {
        for (int i = -1000; i <= 1000; i++)
        {
            Assert.AreEqual(Math.Sin(2 * Math.PI * (i / 1000f)), FloatMath.SineOfTurns(i / 1000f), 6e-7);
            Assert.AreEqual(Math.Cos(2 * Math.PI * (i / 1000f)), FloatMath.CosineOfTurns(i / 1000f), 6e-7);
        }
    }

    [TestMethod]
    public void Every_frame_has_mean_0_and_deviation_1()
    {
        var cepstrum = new MelCepstrum(KernelSelection.Best(), new MelCepstrumOptions());
        float[] frames = Whole(cepstrum, Noise(3000, 4));
        Assert.HasCount(16 * 39, frames);
        for (int f = 0; f < 16; f++)
        {
            float[] frame = frames[(f * 39)..((f + 1) * 39)];
            Assert.AreEqual(0f, frame.Average(), 1e-5f);
            Assert.AreEqual(1f, frame.Sum(x => x * x) / 38f, 1e-4f);
        }
    }

    [TestMethod]
    public void The_power_of_a_tone_lies_in_the_band_of_its_frequency()
    {
        var cepstrum = new MelCepstrum(KernelSelection.Best(), new MelCepstrumOptions());
        float[] tone = [.. Enumerable.Range(0, 400).Select(i => MathF.Cos(2 * MathF.PI * i * 50 / 400f))];
        var bands = new float[128];
        float loudest = cepstrum.Bands(tone, bands);
        int band = Array.IndexOf(bands, loudest);
        double mel = 2595 * Math.Log10(1 + (2000 / 700.0));
        double step = 2595 * Math.Log10(1 + (8000 / 700.0)) / 129;
        Assert.AreEqual(mel / step, band + 1, 1.0);

        // A Hann window gives a tone of amplitude 1 the power (N / 4)² at its own bin.
        Assert.AreEqual(10 * Math.Log10(100 * 100), loudest, 1.5);
    }

    [TestMethod]
    public void A_stream_gives_the_frames_of_the_whole_sound()
    {
        var cepstrum = new MelCepstrum(KernelSelection.Best(), new MelCepstrumOptions { RangeDecibels = 400 });
        var stream = new MelCepstrumStream(cepstrum);
        for (ulong seed = 1; seed < 12; seed++)
        {
            float[] sound = Noise(201 + (int)(seed * 173), seed);
            float[] whole = Whole(cepstrum, sound);
            var frame = new float[39];
            var streamed = new List<float>();
            stream.Restart();
            foreach (float sample in sound)
            {
                if (stream.Push(sample, frame))
                {
                    streamed.AddRange(frame);
                }
            }

            while (stream.Finish(frame))
            {
                streamed.AddRange(frame);
            }

            CollectionAssert.AreEqual(whole, streamed.ToArray(), $"{sound.Length} samples");
        }
    }

    [TestMethod]
    public void Streaming_coefficients_allocates_nothing()
    {
        var stream = new MelCepstrumStream(new MelCepstrum(KernelSelection.Best(), new MelCepstrumOptions()));
        float[] sound = Noise(1000, 3);
        var frame = new float[39];
        long least = long.MaxValue;
        for (int window = 0; window < 5; window++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            foreach (float sample in sound)
            {
                stream.Push(sample, frame);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.AreEqual(0, least);
    }

    private static float[] Whole(MelCepstrum cepstrum, float[] sound)
    {
        int frames = cepstrum.FrameCount(sound.Length);
        var result = new float[frames * cepstrum.CoefficientCount];
        cepstrum.Compute(sound, new float[cepstrum.WindowLength], new float[frames * cepstrum.BandCount], result);
        return result;
    }

    private static float[] Noise(int count, ulong seed)
    {
        var random = new Pcg32(seed, 5);
        return [.. Enumerable.Range(0, count).Select(_ => 0.1f * random.NextNormal())];
    }
}
