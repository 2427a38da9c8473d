using Larmor.Hal;
using Larmor.Hal.Conformance;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class FerroelectricConforms : TileConformance
{
    protected override IChip Open() => Presets.Open("sim:ferroelectric?seed=3");

    protected override string? GapOf(string test) => test switch
    {
        "Plasticity_adds_the_outer_product_in_expectation"
            or "Increments_are_added_in_expectation" =>
            "soft bounds: pulses given open loop move 0.97 of what is asked",
        _ => null,
    };
}
