namespace Larmor.Hal;

/// <summary>How a settle ended.</summary>
public readonly struct Relaxed
{
    /// <summary>A settle's end.</summary>
    public Relaxed(int stepCount, float residual, int layerIndex, bool settled)
    {
        StepCount = stepCount;
        Residual = residual;
        LayerIndex = layerIndex;
        Settled = settled;
    }

    /// <summary>Steps done.</summary>
    public int StepCount { get; }

    /// <summary>Largest change of a neuron in the last step.</summary>
    public float Residual { get; }

    /// <summary>Layer of that neuron, 0 nearest to the input.</summary>
    public int LayerIndex { get; }

    /// <summary>True when the residual is at most the tolerance asked.</summary>
    public bool Settled { get; }
}
