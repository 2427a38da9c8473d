namespace Larmor.Models;

/// <summary>The numbers of EqSpike's random streams: one purpose, one stream.</summary>
internal static class EqSpikeStream
{
    internal const uint Potential = 40;
    internal const uint InferredPotential = 41;
    internal const uint Sign = 42;
    internal const uint Rounding = 43;
}
