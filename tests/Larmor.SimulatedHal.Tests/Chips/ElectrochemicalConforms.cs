using Larmor.Hal;
using Larmor.Hal.Conformance;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class ElectrochemicalConforms : TileConformance
{
    protected override IChip Open() => Presets.Open("sim:ecram?seed=3");

    protected override string? GapOf(string test) => test switch
    {
        "Plasticity_adds_the_outer_product_in_expectation" =>
            "steps fall towards the bounds, more on the way down: a fifth of the range moves 0.99 of what is asked",
        _ => null,
    };
}
