using Larmor.Hal;
using Larmor.Hal.Conformance;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class PhaseChangeConforms : TileConformance
{
    protected override IChip Open() => Presets.Open("sim:pcm?seed=3");

    protected override string? GapOf(string test) => test switch
    {
        "Plasticity_adds_the_outer_product_in_expectation"
            or "Plasticity_of_a_batch_is_the_sum_of_its_vectors"
            or "Increments_are_added_in_expectation" =>
            "a one-sided cell whose up steps fall with the state: 0.87 of what is asked is moved",
        _ => null,
    };
}
