namespace Larmor.Kernels;

/// <summary>Activations of settling networks (Laborieux et al., 2021, and its published code).</summary>
public enum StateActivation
{
    /// <summary>clip(x, 0, 1).</summary>
    HardSigmoid,

    /// <summary>clip(x/2, 0, 1).</summary>
    HalfHardSigmoid,

    /// <summary>1 / (1 + e^(-4 (x - 1/2))).</summary>
    ShiftedSigmoid,

    /// <summary>tanh x.</summary>
    Tanh,
}
