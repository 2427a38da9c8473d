using Larmor.Hal;
using Larmor.Hal.Conformance;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

/// <summary>A chip simulated from the card of a measured one.</summary>
[TestClass]
public sealed class CardConforms : TileConformance
{
    private static readonly Lazy<string> Card = new(() =>
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, CharacterisationTests.Measure("sim:crossbar?dac=6&adc=7&irDrop=0.1&stuck=0.01&seed=4").ToJson());
        return path;
    });

    protected override IChip Open() => Presets.Open($"sim:card?file={Card.Value}&transpose=1&seed=2");
}
