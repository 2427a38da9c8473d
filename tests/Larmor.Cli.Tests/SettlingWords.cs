using Larmor.Cli.Training;
using Larmor.Hal;
using Larmor.Models;

namespace Larmor.Cli.Tests;

/// <summary>A settle that does not come to rest is told with its layer, its residual and a knob.</summary>
[TestClass]
public sealed class SettlingWords
{
    [TestMethod]
    [DataRow(0.5f, false, "layer 1 after 30 steps still moves by 5.0e-1: it oscillates: set alternating to true, or lower beta")]
    [DataRow(0.5f, true, "layer 1 after 30 steps still moves by 5.0e-1: it oscillates: lower beta (now 0.1) or learningRates")]
    [DataRow(0.02f, true, "layer 1 after 30 steps still moves by 2.0e-2: give it more freeStepCount and nudgedStepCount")]
    [DataRow(float.PositiveInfinity, true, "layer 1 after 30 steps has drives that are no numbers: the weights ran away: lower learningRates")]
    public void The_words_name_layer_residual_and_knob(float residual, bool alternating, string expected) =>
        Assert.AreEqual(expected, SettlingReport.Text(
            new Relaxed(30, residual, 1, false),
            new EquilibriumPropagationOptions { Relaxation = new RelaxationOptions { Alternating = alternating } }));
}
