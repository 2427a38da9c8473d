namespace Larmor.Kernels;

/// <summary>The constants of one Adam step, worked out once per step instead of once per weight.</summary>
public readonly struct AdamStep
{
    /// <summary>Bias-corrected constants.</summary>
    /// <param name="rate">α / (1 - β1^t).</param>
    /// <param name="secondCorrection">1 / sqrt(1 - β2^t).</param>
    /// <param name="firstDecay">β1.</param>
    /// <param name="secondDecay">β2.</param>
    /// <param name="epsilon">ε.</param>
    public AdamStep(float rate, float secondCorrection, float firstDecay, float secondDecay, float epsilon)
    {
        Rate = rate;
        SecondCorrection = secondCorrection;
        FirstDecay = firstDecay;
        SecondDecay = secondDecay;
        Epsilon = epsilon;
    }

    /// <summary>α / (1 - β1^t).</summary>
    public float Rate { get; }

    /// <summary>1 / sqrt(1 - β2^t).</summary>
    public float SecondCorrection { get; }

    /// <summary>β1.</summary>
    public float FirstDecay { get; }

    /// <summary>β2.</summary>
    public float SecondDecay { get; }

    /// <summary>ε.</summary>
    public float Epsilon { get; }
}
