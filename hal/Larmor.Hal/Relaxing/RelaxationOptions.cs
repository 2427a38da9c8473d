using Larmor.Kernels;

namespace Larmor.Hal;

/// <summary>How a network settles.</summary>
public sealed class RelaxationOptions
{
    /// <summary>Largest number of steps without nudge.</summary>
    public int FreeStepCount { get; init; } = 30;

    /// <summary>Largest number of steps with nudge.</summary>
    public int NudgedStepCount { get; init; } = 10;

    /// <summary>A settle ends when no neuron moves more than this in a step; 0 does all steps.</summary>
    public float Tolerance { get; init; }

    /// <summary>What a residual must not pass for a settle of fixed length to count as settled.</summary>
    public float SettledResidual { get; init; } = 0.01f;

    /// <summary>σ.</summary>
    public StateActivation Activation { get; init; } = StateActivation.HardSigmoid;

    /// <summary>
    /// dt of <c>s ← clamp(s + dt (drive - s), 0, 1)</c> (Euler steps with a leak); 0 replaces the state instead, <c>s ← σ(drive)</c>.
    /// </summary>
    public float StepSize { get; init; }

    /// <summary>True to update even layers, then odd ones; false for all at once, which may lock into a cycle of two.</summary>
    public bool Alternating { get; init; } = true;

    /// <summary>
    /// Factor on what each layer feeds back to the layer before; 1 as published. A smaller one settles in fewer steps and keeps large maps
    /// from running away; the gradient keeps its direction layer by layer, that of layers further from the output shrinks by the factor.
    /// </summary>
    /// <remarks>
    /// Fixed point of <c>E = Σ_n c_n (½ |s_n|² - s_n · (W_n s_(n-1) + b_n))</c> with c_(n+1) = gain · c_n: still an energy. Liu and Chen (2025)
    /// scale the feedback for the same reason.
    /// </remarks>
    public float FeedbackGain { get; init; } = 1f;

    /// <summary>True when the last layer of the network is a softmax read-out with cross-entropy; false for output neurons with squared error.</summary>
    public bool SoftmaxReadout { get; init; }

    /// <summary>True when the way back has weights of its own: a vector field instead of an energy.</summary>
    public bool DistinctBackward { get; init; }
}
