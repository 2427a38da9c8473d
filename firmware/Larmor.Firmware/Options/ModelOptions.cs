namespace Larmor.Firmware;

/// <summary>A model on the chip before the job: self-defined target, one layer, learning without labels.</summary>
/// <remarks>D. Liu et al., Neuromorphic Computing and Engineering 4, 044005 (2024); one sample at a time, so no dropout and a forgetting homeostasis (DECISIONS 11).</remarks>
public sealed class ModelOptions
{
    /// <summary>Outputs.</summary>
    public int NeuronCount { get; init; } = 32;

    /// <summary>k: outputs that get target 1.</summary>
    public int WinnerCount { get; init; } = 3;

    /// <summary>η.</summary>
    public float LearningRate { get; init; } = 0.05f;

    /// <summary>γ, gain of the homeostasis.</summary>
    public float HomeostasisRate { get; init; } = 0.1f;

    /// <summary>φ, what the homeostasis forgets with each window.</summary>
    public float HomeostasisForgetting { get; init; } = 3e-4f;

    /// <summary>Windows after which the model stays as it is; 0 for never. Novelty needs a model that stands still.</summary>
    public int LearnCount { get; init; } = 1024;

    /// <summary>Seed of the weights.</summary>
    public int Seed { get; init; } = 1;

    internal static ModelOptions Read(OptionReader reader)
    {
        var fallback = new ModelOptions();
        int neurons = reader.Whole("neuronCount", fallback.NeuronCount, 2, 4096);
        return new ModelOptions
        {
            NeuronCount = neurons,
            WinnerCount = reader.Whole("winnerCount", System.Math.Min(fallback.WinnerCount, neurons - 1), 1, neurons - 1),
            LearningRate = reader.Number("learningRate", fallback.LearningRate, 1e-9f, 100f),
            HomeostasisRate = reader.Number("homeostasisRate", fallback.HomeostasisRate, 0f, 100f),
            HomeostasisForgetting = reader.Number("homeostasisForgetting", fallback.HomeostasisForgetting, 0f, 1f),
            LearnCount = reader.Whole("learnCount", fallback.LearnCount, 0, int.MaxValue),
            Seed = reader.Whole("seed", fallback.Seed, 0, int.MaxValue),
        };
    }
}
