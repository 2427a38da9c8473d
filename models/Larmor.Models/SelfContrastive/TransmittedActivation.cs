namespace Larmor.Models;

/// <summary>What a layer passes on; its goodness always uses max(h, 0).</summary>
public enum TransmittedActivation
{
    /// <summary>max(h - mean of h over the layer's units, 0).</summary>
    Triangle,

    /// <summary>max(h, 0).</summary>
    Relu,
}
