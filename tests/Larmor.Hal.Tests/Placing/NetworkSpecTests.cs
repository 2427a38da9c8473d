using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Tests;

[TestClass]
public sealed class NetworkSpecTests
{
    [TestMethod]
    public void A_dense_network_is_a_chain_of_layers_with_biases()
    {
        NetworkSpec network = NetworkSpec.Dense(784, 2000, 10);
        Assert.AreEqual(2, network.LayerCount);
        Assert.AreEqual(784, network.InputCount);
        Assert.AreEqual(10, network.OutputCount);
        Assert.AreEqual(785, network.Layer(0).TileInputCount);
        Assert.AreEqual(2001, network.Layer(1).TileInputCount);
        Assert.IsTrue(network.Layer(1).HasBias);
    }

    [TestMethod]
    public void A_network_without_synapses_is_refused()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => NetworkSpec.Dense(784));
        Assert.Contains("at least an input and an output size", refusal.Message);
    }

    [TestMethod]
    public void A_stage_without_neurons_is_refused_with_its_place_and_size()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => NetworkSpec.Dense(784, 0, 10));
        Assert.Contains("size of stage 1 is 0", refusal.Message);
    }
}
