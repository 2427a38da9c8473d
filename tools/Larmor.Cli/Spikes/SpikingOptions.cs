using Larmor.Models;

namespace Larmor.Cli.Spikes;

/// <summary>The two parameter sets with a seed, and with one sign of the nudge where a measurement wants it.</summary>
public static class SpikingOptions
{
    /// <summary>The short set.</summary>
    public static EqSpikeOptions Short(int seed) => new() { Seed = (ulong)seed };

    /// <summary>The long set.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="beta">β of every sample; null to draw its sign.</param>
    public static EqSpikeOptions Long(int seed, float? beta) => new()
    {
        RefractoryStepCount = EqSpikeOptions.Long.RefractoryStepCount,
        FastStepCount = EqSpikeOptions.Long.FastStepCount,
        SlowStepCount = EqSpikeOptions.Long.SlowStepCount,
        FreeStepCount = EqSpikeOptions.Long.FreeStepCount,
        NudgedStepCount = EqSpikeOptions.Long.NudgedStepCount,
        Beta = beta ?? EqSpikeOptions.Long.Beta,
        RandomSign = beta is null,
        Seed = (ulong)seed,
    };
}
