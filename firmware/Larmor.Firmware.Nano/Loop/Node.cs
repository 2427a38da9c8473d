using Larmor.Hal;
using Larmor.Hal.Digital;
using Larmor.Models;
using Larmor.Runtime;

namespace Larmor.Firmware.Nano;

/// <summary>The default node: windows of 16 samples of one channel, the small self-defined target as features, novelty on top.</summary>
/// <remarks>Everything is allocated here; the loop makes nothing but what the interpreter makes for structs. State is kept in RAM and, with a flash, in two slots.</remarks>
public sealed class Node
{
    private const int FullScale = 20;
    private const int WarmUpCount = 64;
    private const int CheckpointMilliseconds = 600_000;

    /// <summary>Puts a node together.</summary>
    /// <param name="chip">Where the network lives: a digital chip here, or one on wires.</param>
    /// <param name="host">Scalar kernels, or the kernels of this firmware.</param>
    /// <param name="sensor">One channel.</param>
    /// <param name="checkpoints">Two slots, or null for none.</param>
    /// <param name="telemetry">Who is told.</param>
    /// <param name="clock">Time.</param>
    public Node(IChip chip, HostArithmetic host, ISensor sensor, ICheckpointMedium? checkpoints, ITelemetrySink telemetry, IClock clock)
    {
        Placement placement = SmallProfile.Place(chip, host);
        SelfDefinedTarget model = SmallProfile.Create(placement);
        NoveltyLearner job = new NoveltyLearner(
            new ClusterNovelty(SmallProfile.OutputCount, new ClusterNoveltyOptions()),
            new NoveltyLearnerOptions { WarmUpCount = WarmUpCount, ScoreCount = WarmUpCount });
        Loop = new EdgeLoop(
            new EdgeLoopParts(
                sensor,
                new SlidingWindow(1, SmallProfile.InputCount, SmallProfile.InputCount),
                new RawEncoder(1, SmallProfile.InputCount, 1f / FullScale, false),
                new FeatureLearner(model, chip, job, 0),
                telemetry,
                clock)
            {
                Checkpoints = checkpoints,
                Specification = SmallProfile.StepCount,
            },
            new EdgeLoopOptions
            {
                Guard = new SensorGuardOptions { Minimum = -8f * FullScale, Maximum = 8f * FullScale },
                CheckpointIntervalMilliseconds = CheckpointMilliseconds,
            });
    }

    /// <summary>The loop: start it, then step it.</summary>
    public EdgeLoop Loop { get; }
}
