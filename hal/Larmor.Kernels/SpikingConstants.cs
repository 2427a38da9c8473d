namespace Larmor.Kernels;

/// <summary>Constants of a layer of <see cref="SpikingPopulation"/>; times count in steps.</summary>
public sealed class SpikingConstants
{
    /// <summary>t_ref, steps from a spike to the next possible one, at least 1.</summary>
    public float RefractoryStepCount { get; init; } = 1f;

    /// <summary>τ_c, steps in which a current of 1 charges by 1.</summary>
    public float MembraneStepCount { get; init; } = 1f;

    /// <summary>θ.</summary>
    public float Threshold { get; init; } = 1f;

    /// <summary>λ, share of the potential lost in a step.</summary>
    public float Leak { get; init; }

    /// <summary>τ_syn of the synaptic filter; 1 for none.</summary>
    public float SynapticStepCount { get; init; } = 3f;

    /// <summary>τ_f of the fast rate trace.</summary>
    public float FastStepCount { get; init; } = 6f;

    /// <summary>τ_s of the slow rate trace, longer than τ_f.</summary>
    public float SlowStepCount { get; init; } = 12f;
}
