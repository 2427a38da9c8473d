namespace Larmor.Models;

/// <summary>What a linear read-out does before its cross-entropy.</summary>
public enum ReadoutActivation
{
    /// <summary>Nothing: a softmax regression.</summary>
    Identity,

    /// <summary>A logistic function on each score (the published two-layer read-out): scores end within [0, 1].</summary>
    Sigmoid,
}
