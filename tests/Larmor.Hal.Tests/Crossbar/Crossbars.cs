using Larmor.SimulatedHal;

namespace Larmor.Hal.Tests;

/// <summary>Opens crossbars as the command line does.</summary>
internal static class Crossbars
{
    /// <summary>Parameters of a crossbar without any imperfection.</summary>
    internal const string Exact = "bits=0&writeNoise=0&readNoise=0&spread=0&stuck=0";

    internal static SimulatedCrossbarChip Open(string parameters) =>
        new(CrossbarOptions.FromAddress(ChipAddress.Parse(parameters.Length == 0 ? "sim:crossbar" : "sim:crossbar?" + parameters)));

    internal static float[] Read(ITile tile)
    {
        var weights = new float[tile.Forward.InputCount * tile.Forward.OutputCount];
        tile.Weights.Read(0, tile.Forward.OutputCount, weights);
        return weights;
    }
}
