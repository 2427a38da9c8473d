using Larmor.Cli.Spikes;
using Larmor.Data;
using Larmor.Hal;
using Larmor.Kernels;
using Larmor.Models;

namespace Larmor.Cli.Tests;

/// <summary>Spike timing, recordings and their replay.</summary>
[TestClass]
public sealed class Spikes
{
    [TestMethod]
    public void A_lone_pair_turns_from_growth_to_decay_where_theory_says_and_sums_to_nothing()
    {
        EqSpikeOptions options = SpikingOptions.Long(1, 2f);
        Assert.AreEqual(15.59, SpikeTiming.LonePairTurn(options), 0.005);
        Assert.IsGreaterThan(0.0, SpikeTiming.LonePair(options, 15));
        Assert.IsLessThan(0.0, SpikeTiming.LonePair(options, 16));
        Assert.AreEqual(0, Enumerable.Range(0, 2000).Sum(n => SpikeTiming.LonePair(options, n)), 1e-9);
    }

    [TestMethod]
    public void Two_spikes_give_the_increment_of_a_lone_pair_at_their_distance()
    {
        EqSpikeOptions options = SpikingOptions.Long(1, 2f);
        using HostArithmetic host = HostArithmetic.Best(1);
        var constants = new SpikingConstants { RefractoryStepCount = 2, FastStepCount = 12, SlowStepCount = 24 };
        var hidden = new SpikingPopulation(1, constants);
        var output = new SpikingPopulation(1, constants);
        var timing = new SpikeTiming(30);
        for (int t = 0; t < 20; t++)
        {
            hidden.Potential[0] = t == 3 ? 1f : 0f;
            output.Potential[0] = t == 10 ? 1f : 0f;
            host.Kernels.StepSpikes(hidden, 0f);
            host.Kernels.StepSpikes(output, 0f);
            host.Kernels.AddSlopes(hidden);
            host.Kernels.AddSlopes(output);
            timing.Stepped(hidden, output, 2f);
        }

        timing.EndSample();
        (int steps, double mean, long count) = timing.Means(1).Single();
        Assert.AreEqual(7, steps);
        Assert.AreEqual(2, count);

        // The hidden spike comes first and finds the output silent; the output's finds the hidden trace seven steps old.
        Assert.AreEqual(SpikeTiming.LonePair(options, 7) / 2, mean, 1e-6);
    }

    [TestMethod]
    public void A_recording_comes_back_event_for_event_through_the_port()
    {
        using var folder = new TemporaryFolder();
        string path = folder.At("spikes.aer");
        var events = new SpikeBuffer(100);
        for (int k = 0; k < 100; k++)
        {
            events.Add(k * 7 % 12, (uint)(k / 3));
        }

        AddressEventFile.Write(path, 10, 2, events);
        RecordedSpikes played = AddressEventFile.Read(path);
        Assert.AreEqual(10, played.HiddenCount);
        Assert.AreEqual(33u, played.EndMicroseconds);
        var received = new SpikeBuffer(100);
        int next = 0;
        for (uint t = 5; t <= 35; t += 5)
        {
            played.RunUntil(t, received);
            for (int k = 0; k < received.Count; k++, next++)
            {
                Assert.AreEqual(events.Address(next), received.Address(k));
                Assert.AreEqual(events.TimestampMicroseconds(next), received.TimestampMicroseconds(k));
            }
        }

        Assert.AreEqual(100, next);
    }

    [TestMethod]
    public void A_recording_that_is_damaged_cut_or_none_is_refused_in_one_line()
    {
        using var folder = new TemporaryFolder();
        string path = folder.At("spikes.aer");
        var events = new SpikeBuffer(3);
        events.Add(1, 1);
        events.Add(11, 2);
        AddressEventFile.Write(path, 10, 2, events);
        byte[] whole = File.ReadAllBytes(path);
        for (int i = 8; i < whole.Length; i++)
        {
            byte[] broken = [.. whole];
            broken[i] ^= 0x10;
            File.WriteAllBytes(path, broken);
            Assert.ThrowsExactly<DataException>(() => AddressEventFile.Read(path), $"byte {i}");
        }

        File.WriteAllBytes(path, whole[..^1]);
        StringAssert.Contains(Assert.ThrowsExactly<DataException>(() => AddressEventFile.Read(path)).Message, "record it again");
        File.WriteAllText(path, "hello");
        StringAssert.Contains(Assert.ThrowsExactly<DataException>(() => AddressEventFile.Read(path)).Message, "no recording");
        StringAssert.Contains(
            Assert.ThrowsExactly<DataException>(() => AddressEventFile.Read(path + "x")).Message, "does not exist");
    }
}
