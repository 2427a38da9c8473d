using Larmor.Hal;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class BitSourceTests
{
    private const int Count = 500;
    private const int Looks = 400;

    [TestMethod]
    [DataRow(0.1f)]
    [DataRow(0.5f)]
    [DataRow(0.9f)]
    public void Calibrated_junctions_and_seeded_bits_have_the_asked_odds(float probability)
    {
        IBitSource[] sources = [new TelegraphBitSource(Junctions(), 5, true), new SeededBits(3)];
        foreach (IBitSource source in sources)
        {
            // Looks five correlation times apart: 5 sigma of independent bits, and a tenth more.
            Statistic.Frequency(probability, Ones(source, probability), (long)Count * Looks, 5.5, source.GetType().Name);
        }
    }

    [TestMethod]
    public void Uncalibrated_junctions_show_their_spread()
    {
        var source = new TelegraphBitSource(Junctions(), 5, false);
        var probability = new float[Count];
        Array.Fill(probability, 0.5f);
        var bits = new byte[Count];
        var sums = new double[Count];
        for (int n = 0; n < Looks; n++)
        {
            source.Sample(probability, bits);
            for (int i = 0; i < Count; i++)
            {
                sums[i] += bits[i] / (double)Looks;
            }
        }

        // An offset of 0.03 V_c at a barrier of 10 shifts the odds' logarithm by 0.6: by 0.14 around one half.
        Assert.IsInRange(0.11, 0.17, Statistic.Moments(sums).Deviation);
    }

    [TestMethod]
    public void A_look_allocates_nothing_and_wrong_lengths_are_refused()
    {
        var source = new TelegraphBitSource(Junctions(), 5, true);
        var probability = new float[Count];
        var bits = new byte[Count];
        Statistic.AllocatesNothing(() => source.Sample(probability, bits));
        Statistic.Refused(() => source.Sample(new float[3], bits), "3 values", "asks for 500");
        Statistic.Refused(() => new SeededBits(1).Sample(new float[3], bits), "500 values", "asks for 3");
    }

    private static TelegraphJunctionOptions Junctions() => new() { Array = new DeviceArrayOptions { Count = Count, Seed = 8 } };

    private static long Ones(IBitSource source, float odds)
    {
        var probability = new float[Count];
        Array.Fill(probability, odds);
        var bits = new byte[Count];
        long ones = 0;
        for (int n = 0; n < Looks; n++)
        {
            source.Sample(probability, bits);
            foreach (byte bit in bits)
            {
                ones += bit;
            }
        }

        return ones;
    }
}
