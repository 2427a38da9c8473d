using Larmor.Hal;

namespace Larmor.Models.Tests;

/// <summary>The network 3-4-2 of the specification's tests E1 and E3.</summary>
internal static class SettlingNetwork
{
    internal static readonly float[][] W1 = [[0.5f, -0.3f, 0.2f], [0.1f, 0.4f, -0.2f], [-0.6f, 0.3f, 0.7f], [0.2f, 0.2f, 0.2f]];
    internal static readonly float[] B1 = [0.1f, 0, -0.1f, 0.2f];
    internal static readonly float[][] W2 = [[0.15f, -0.2f, 0.25f, 0.1f], [-0.1f, 0.3f, 0.05f, 0.2f]];
    internal static readonly float[] B2 = [0.05f, -0.05f];
    internal static readonly float[][] Back = [[0.1f, -0.1f], [-0.2f, 0.3f], [0.2f, 0], [0.05f, 0.25f]];
    internal static readonly float[] Input = [1, 0.5f, 0.25f];

    internal static PlacedEquilibrium Place(Nudging nudging, float beta, int freeSteps, int nudgedSteps, bool alternating = false, bool distinct = false)
    {
        var placed = new PlacedEquilibrium(
            new EquilibriumPropagationOptions
            {
                Nudging = nudging,
                Beta = beta,
                LearningRates = [1, 1],
                Relaxation = new RelaxationOptions
                {
                    FreeStepCount = freeSteps,
                    NudgedStepCount = nudgedSteps,
                    Activation = Kernels.StateActivation.ShiftedSigmoid,
                    Alternating = alternating,
                    DistinctBackward = distinct,
                },
            },
            1, 1, 3, 4, 2);
        placed.Program(0, W1, B1);
        placed.Program(1, W2, B2);
        for (int hidden = 0; distinct && hidden < 4; hidden++)
        {
            placed.Placement.BackwardTiles![0].Weights.Program(hidden, 1, Back[hidden]);
        }

        return placed;
    }
}
