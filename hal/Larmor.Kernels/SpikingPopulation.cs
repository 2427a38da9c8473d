namespace Larmor.Kernels;

/// <summary>A layer of integrate-and-fire neurons with filtered synapses and two rate traces: state side by side, padded to sixteen.</summary>
/// <remarks>
/// One step of time, in the order of Martin et al., iScience 24, 102222 (2021) as rebuilt here (constants are this project's):
/// <code>
/// I ← I (1 - 1/τ_syn) + (A/τ_syn) incoming          incoming = summed weights of the spikes of the step before
/// u = drive + I + β (target - r_f)
/// refractory: wait; else V ← max(V + u/τ_c - λ V, -θ); V ≥ θ: spike, V ← V - θ (0 if still ≥ θ), wait t_ref - 1 steps
/// r_f ← r_f + (A s - r_f)/τ_f,   r_s ← r_s + (A s - r_s)/τ_s          A = t_ref, so that the largest rate is 1
/// ρ' = (r_f - r_s)/(τ_s - τ_f)                                        sums to the change of the rate
/// </code>
/// Padding neurons have no drive and never fire. No multiply-add is fused: the same spikes on every runtime.
/// </remarks>
public sealed class SpikingPopulation
{
    private const int Lane = 16;

    /// <summary>Neurons at rest.</summary>
    /// <param name="count">Neurons, at least 1.</param>
    /// <param name="constants">Time constants and threshold; shared by the layer.</param>
    public SpikingPopulation(int count, SpikingConstants constants)
    {
        Count = count;
        Stride = (count + Lane - 1) / Lane * Lane;
        Constants = constants;
        Drive = new float[Stride];
        Target = new float[Stride];
        Incoming = new float[Stride];
        Synaptic = new float[Stride];
        Potential = new float[Stride];
        Waiting = new float[Stride];
        Fast = new float[Stride];
        Slow = new float[Stride];
        Slope = new float[Stride];
        SlopeSum = new float[Stride];
        Fired = new int[Stride];
    }

    /// <summary>Neurons.</summary>
    public int Count { get; }

    /// <summary>Length of every array: <see cref="Count"/> rounded up to a multiple of 16.</summary>
    public int Stride { get; }

    /// <summary>Time constants and threshold.</summary>
    public SpikingConstants Constants { get; }

    /// <summary>Constant current, bias included.</summary>
    public float[] Drive { get; }

    /// <summary>Rate towards which the nudged phase pulls.</summary>
    public float[] Target { get; }

    /// <summary>Summed weights of the spikes that arrived since the last step.</summary>
    public float[] Incoming { get; }

    /// <summary>Filtered synaptic current I.</summary>
    public float[] Synaptic { get; }

    /// <summary>Membrane potential V.</summary>
    public float[] Potential { get; }

    /// <summary>Steps of refractory time left.</summary>
    public float[] Waiting { get; }

    /// <summary>Fast rate trace r_f.</summary>
    public float[] Fast { get; }

    /// <summary>Slow rate trace r_s.</summary>
    public float[] Slow { get; }

    /// <summary>Estimated derivative ρ' of the rate.</summary>
    public float[] Slope { get; }

    /// <summary>Sum of <see cref="Slope"/> over the nudged phase so far: how far the rate went.</summary>
    public float[] SlopeSum { get; }

    /// <summary>Neurons that fired in the last step, ascending; the first <see cref="FiredCount"/> are valid.</summary>
    public int[] Fired { get; }

    /// <summary>How many fired in the last step.</summary>
    public int FiredCount { get; set; }

    /// <summary>Bytes of the arrays.</summary>
    public static long Bytes(int count) => 44L * ((count + Lane - 1) / Lane * Lane);

    /// <summary>Takes everything but the drive back to rest.</summary>
    public void Rest()
    {
        ((SpanFloat)Target).Clear();
        ((SpanFloat)Incoming).Clear();
        ((SpanFloat)Synaptic).Clear();
        ((SpanFloat)Potential).Clear();
        ((SpanFloat)Waiting).Clear();
        ((SpanFloat)Fast).Clear();
        ((SpanFloat)Slow).Clear();
        ((SpanFloat)Slope).Clear();
        ((SpanFloat)SlopeSum).Clear();
        FiredCount = 0;
    }
}
