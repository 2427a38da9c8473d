namespace Larmor.Kernels;

/// <content>Settling networks.</content>
public abstract partial class KernelSet
{
    /// <summary>One step of some neurons: <c>s ← mask · σ(drive + feedback + β (target - s))</c>, or the Euler step of a leaky neuron.</summary>
    /// <param name="state">s, changed in place, shape [n].</param>
    /// <param name="drive">From the layer before, bias included, shape [n].</param>
    /// <param name="feedback">From the layer after, shape [n]; empty for none.</param>
    /// <param name="target">Shape [n]; empty for none.</param>
    /// <param name="mask">1 or 0, shape [n]; empty for all 1.</param>
    /// <param name="beta">β; 0 for none.</param>
    /// <param name="stepSize">dt of <c>s ← clamp(mask · (s + dt (drive + feedback - s + β (target - s))), 0, 1)</c>; 0 replaces the state by the activation.</param>
    /// <param name="activation">σ; not used when <paramref name="stepSize"/> is above 0.</param>
    /// <returns>Largest change.</returns>
    public abstract float StepStates(
        SpanFloat state, ReadOnlySpanFloat drive, ReadOnlySpanFloat feedback, ReadOnlySpanFloat target, ReadOnlySpanFloat mask,
        float beta, float stepSize, StateActivation activation);

    /// <summary>state = clamp(scale · drive + keep · state + pull · target, 0, 1) · mask: many Euler steps of a neuron with constant drive at once.</summary>
    /// <param name="state">Changed in place, shape [n].</param>
    /// <param name="drive">Shape [n].</param>
    /// <param name="target">Shape [n]; empty for none.</param>
    /// <param name="mask">Shape [n]; empty for all 1.</param>
    /// <param name="scale">Factor of the drive.</param>
    /// <param name="keep">Factor of the state.</param>
    /// <param name="pull">Factor of the target.</param>
    public abstract void JumpStates(
        SpanFloat state, ReadOnlySpanFloat drive, ReadOnlySpanFloat target, ReadOnlySpanFloat mask, float scale, float keep, float pull);
}
