using Larmor.Hal;
using Larmor.Kernels;
using Larmor.Models;

namespace Larmor.Runtime.Tests;

[TestClass]
public sealed class Encoding
{
    [TestMethod]
    [DataRow(4)]
    [DataRow(64)]
    [DataRow(512)]
    public void The_fast_transform_is_the_slow_one(int length)
    {
        var random = new Pcg32(1, 1);
        float[] samples = [.. Enumerable.Range(0, length).Select(_ => random.NextNormal())];
        var power = new float[(length / 2) + 1];
        new FourierTransform(length).Power(samples, power);
        for (int k = 0; k <= length / 2; k++)
        {
            System.Numerics.Complex sum = 0;
            for (int i = 0; i < length; i++)
            {
                sum += samples[i] * System.Numerics.Complex.Exp(new System.Numerics.Complex(0, -2 * Math.PI * k * i / length));
            }

            double expected = (sum.Real * sum.Real) + (sum.Imaginary * sum.Imaginary);
            Assert.AreEqual(expected, power[k], 1e-4 * length);
        }
    }

    [TestMethod]
    public void A_tone_shows_in_its_band_with_its_power()
    {
        var encoder = new SpectrumEncoder(1, 256, new SpectrumEncoderOptions { SampleRateHertz = 256f, LowHertz = 8f, HighHertz = 128f, BandCount = 15 });
        float[] window = [.. Enumerable.Range(0, 256).Select(i => 2f * MathF.Sin(2f * MathF.PI * 36f * i / 256f))];
        var drive = new float[15];
        encoder.Encode(window, drive);
        Assert.AreEqual(3, Array.IndexOf(drive, drive.Max()), "36 Hz lies in the band from 32 to 40");
        Assert.IsGreaterThan(10f, drive[3] - drive[8]);
    }

    [TestMethod]
    public void Level_crossings_rebuild_the_signal_to_one_step()
    {
        var encoder = new LevelCrossingEncoder(1, 200, 0.1f, 1000f);
        var spikes = new SpikeBuffer(1000);
        float[] window = [.. Enumerable.Range(0, 200).Select(i => MathF.Sin(i * 0.05f))];
        encoder.Encode(window, spikes);
        float level = window[0];
        int next = 0;
        for (int t = 1; t < window.Length; t++)
        {
            while (next < spikes.Count && spikes.TimestampMicroseconds(next) == (uint)t * 1000u)
            {
                level += spikes.Address(next++) == 0 ? 0.1f : -0.1f;
            }

            Assert.AreEqual(window[t], level, 0.1001f);
        }

        Assert.AreEqual(spikes.Count, next);
        Assert.AreEqual(0, spikes.DroppedCount);
    }

    [TestMethod]
    public void The_rate_of_events_is_the_size_of_the_signal()
    {
        var spikes = new SpikeBuffer(1000);
        new RateEncoder(2, 100, 1f, 100f).Encode([.. Enumerable.Repeat(0.25f, 100), .. Enumerable.Repeat(-0.5f, 100)], spikes);
        int[] addresses = [.. Enumerable.Range(0, spikes.Count).Select(spikes.Address)];
        Assert.AreEqual(25, addresses.Count(address => address == 0));
        Assert.AreEqual(50, addresses.Count(address => address == 3));
        Assert.AreEqual(75, addresses.Length);
    }

    [TestMethod]
    public void A_full_buffer_drops_and_counts()
    {
        var spikes = new SpikeBuffer(10);
        new RateEncoder(1, 100, 1f, 100f).Encode([.. Enumerable.Repeat(0.25f, 100)], spikes);
        Assert.AreEqual(10, spikes.Count);
        Assert.AreEqual(15, spikes.DroppedCount);
    }

    [TestMethod]
    public void Counted_events_fall_into_their_part_of_the_window()
    {
        var encoder = new SpikeCountEncoder(new RateEncoder(1, 100, 1f, 100f), 200, 4, 1_000_000, 0.5f);
        var drive = new float[encoder.OutputCount];
        encoder.Encode([.. Enumerable.Repeat(1f, 50), .. Enumerable.Repeat(-1f, 50)], drive);
        CollectionAssert.AreEqual(new float[] { 12.5f, 12.5f, 0, 0, 0, 0, 12.5f, 12.5f }, drive);
    }

    [TestMethod]
    public void Normalised_drives_have_no_mean_unit_spread_and_stay_in_bounds()
    {
        var random = new Pcg32(5, 5);
        var encoder = new NormalisedEncoder(new RawEncoder(1, 3, 1f, isByTime: false), 10_000, 0);
        var drive = new float[3];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 4000; i++)
        {
            encoder.Encode([100f + (5f * random.NextNormal()), 1e6f, -3f], drive);
            sum += i >= 2000 ? drive[0] : 0;
            squares += i >= 2000 ? drive[0] * drive[0] : 0;
            Assert.IsTrue(drive.All(value => value is >= -1f and <= 1f));
        }

        Assert.AreEqual(0, sum / 2000, 0.02);
        Assert.AreEqual(1.0 / 16, squares / 2000, 0.006);
    }

    [TestMethod]
    public void Statistics_of_a_known_row()
    {
        var encoder = new StatisticsEncoder(1, 6, 1e-6f);
        var drive = new float[encoder.OutputCount];
        encoder.Encode([0, 0, 0, 6, 6, 6], drive);
        Assert.AreEqual(3f, drive[0]);
        Assert.AreEqual(MathF.Log(3f), drive[1], 1e-5f);
        Assert.AreEqual(MathF.Log(1.2f), drive[2], 1e-5f);
        Assert.AreEqual(-3f, drive[3]);
        Assert.AreEqual(3f, drive[4]);
        Assert.AreEqual(-3f, drive[5]);
        Assert.AreEqual(3f, drive[6]);
        Assert.AreEqual(1f / 6f, drive[7], 1e-6f);
    }

    [TestMethod]
    public void A_word_and_the_same_word_later_in_the_window_have_one_drive()
    {
        var cepstrum = new MelCepstrum(KernelSelection.Best(), new MelCepstrumOptions { SampleRateHertz = 8000, WindowRoot = 16, Hop = 128, BandCount = 40, CoefficientCount = 13 });
        var encoder = new UtteranceEncoder(cepstrum, 8000, 4, 35f, 1f);
        float[] early = Word(1024);
        float[] late = Word(1024 + (12 * 128));
        var first = new float[encoder.OutputCount];
        var second = new float[encoder.OutputCount];
        encoder.Encode(early, first);
        encoder.Encode(late, second);
        for (int i = 0; i < first.Length; i++)
        {
            Assert.AreEqual(first[i], second[i], 0.02f);
        }
    }

    private static float[] Word(int start)
    {
        var samples = new float[8000];
        for (int i = 0; i < 3000; i++)
        {
            samples[start + i] = 0.3f * MathF.Sin(0.2f * i * (1f + (i / 6000f)));
        }

        return samples;
    }
}
