using Larmor.Hal;
using Larmor.Kernels;
using Larmor.Models;

namespace Larmor.Runtime;

/// <summary>The default of a microcontroller: a self-defined target that an interpreter can learn while samples come at 50 Hz.</summary>
/// <remarks>
/// Budget (DECISIONS, embedded targets): about 1,000 interpreted multiply-adds a sample, updates included. 16 inputs and a bias times 16 outputs, there and
/// back, are 544; the rest of the time goes to choosing winners and to calls. Larger networks belong on a chip or into a native kernel.
/// </remarks>
public static class SmallProfile
{
    /// <summary>Length of a drive.</summary>
    public const int InputCount = 16;

    /// <summary>Features.</summary>
    public const int OutputCount = 16;

    /// <summary>Steps of the golden run.</summary>
    public const int StepCount = 2000;

    /// <summary>The network on a chip, one vector at a time.</summary>
    public static Placement Place(IChip chip, HostArithmetic host) => Placement.Create(
        chip, NetworkSpec.Dense(InputCount, OutputCount), SelfDefinedTarget.Needs, host, new PlacementOptions { BatchCapacity = 1 });

    /// <summary>The learner: a stream without epochs, so the activity is averaged and the offsets are bounded.</summary>
    public static SelfDefinedTarget Create(Placement placement) => new SelfDefinedTarget(placement, new SelfDefinedTargetOptions
    {
        WinnerCount = 2,
        HomeostasisRate = 0.1f,
        ActivityRate = 0.05f,
        HomeostasisBound = 0.5f,
        LearningRates = [0.8f],
        InputDropout = 0f,
        OutputDropout = 0f,
    });

    /// <summary>The hash of the weights after <see cref="StepCount"/> samples of a fixed stream.</summary>
    /// <param name="chip">A digital one.</param>
    /// <param name="host">With the scalar kernels: others round otherwise.</param>
    public static uint Run(IChip chip, HostArithmetic host)
    {
        Placement placement = Place(chip, host);
        SelfDefinedTarget learner = Create(placement);
        Pcg32 random = new Pcg32(11UL, 16UL);
        float[] drive = new float[InputCount];
        for (int step = 0; step < StepCount; step++)
        {
            Draw(random, drive);
            learner.Observe(drive);
        }

        return WeightHash.Of(placement.Layer(0));
    }

    /// <summary>One of eight patterns with noise, in [0, 1].</summary>
    public static void Draw(Pcg32 random, float[] drive)
    {
        int pattern = random.NextInt(8);
        for (int i = 0; i < drive.Length; i++)
        {
            float centre = ((i * 5) + (pattern * 3)) % 16 < 6 ? 0.75f : 0.125f;
            drive[i] = centre + (0.25f * (random.NextFloat() - 0.5f));
        }
    }
}
