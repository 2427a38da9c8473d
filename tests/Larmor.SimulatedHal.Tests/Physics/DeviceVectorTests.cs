using Larmor.Kernels;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class DeviceVectorTests
{
    private const int Count = 1003;
    private const int First = 77;
    private static readonly ulong Key = DeviceNoise.Key(5, DevicePurpose.Step, 9);

    [TestMethod]
    public void Draws_side_by_side_are_those_of_single_devices_bit_for_bit()
    {
        var uniform = new double[Count];
        var along = new double[Count];
        var across = new double[Count];
        DeviceVectors.Uniform(Key, First, uniform);
        DeviceVectors.Normal(Key, First, along, across);
        for (int i = 0; i < Count; i++)
        {
            DeviceNoise.Pair(Key, (uint)(First + i), out double one, out double other);
            Assert.AreEqual(DeviceNoise.Uniform(Key, (uint)(First + i)), uniform[i]);
            Assert.AreEqual((CounterRandom.At(Key, (uint)(First + i)) + 0.5) / 4294967296, uniform[i]);
            Assert.AreEqual(one, along[i]);
            Assert.AreEqual(other, across[i]);
        }
    }

    [TestMethod]
    public void Normal_draws_are_those_of_Box_and_Muller()
    {
        for (uint i = 0; i < Count; i++)
        {
            DeviceNoise.Pair(Key, i, out double one, out double other);
            double radius = Math.Sqrt(-2 * Math.Log(DeviceNoise.Uniform(Key, 2 * i)));
            (double sine, double cosine) = Math.SinCos(2 * Math.PI * DeviceNoise.Uniform(Key, (2 * i) + 1));
            Assert.AreEqual(radius * cosine, one, 1e-14);
            Assert.AreEqual(radius * sine, other, 1e-14);
        }
    }

    [TestMethod]
    public void Where_an_array_is_cut_changes_no_bit()
    {
        double[] whole = [.. Enumerable.Range(0, Count).Select(i => -30 + (0.061 * i))];
        double[] cut = [.. whole];
        DeviceVectors.Exp(whole);
        DeviceVectors.Exp(cut.AsSpan(0, 501));
        DeviceVectors.Exp(cut.AsSpan(501));
        CollectionAssert.AreEqual(cut, whole);
        for (int i = 0; i < Count; i++)
        {
            Statistic.Near(Math.Exp(-30 + (0.061 * i)), whole[i], 4e-16);
        }
    }

    [TestMethod]
    public void Angles_are_those_of_the_plane()
    {
        double[] along = [.. Enumerable.Range(0, Count).Select(i => Math.Cos(0.1 * i) * Math.Exp((i % 40) - 20)), 0, 1, -1, 0, 0, 1e-300];
        double[] across = [.. Enumerable.Range(0, Count).Select(i => Math.Sin(0.1 * i) * Math.Exp((i % 40) - 20)), 0, 0, 0, 1, -1, 1e-300];
        double[] turns = [.. across];
        DeviceVectors.Turns(along, turns);
        for (int i = 0; i < turns.Length; i++)
        {
            Assert.AreEqual(Math.Atan2(across[i], along[i]) / (2 * Math.PI), turns[i], 1e-15, $"{along[i]}, {across[i]}");
        }
    }
}
