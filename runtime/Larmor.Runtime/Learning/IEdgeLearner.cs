using Larmor.Hal;

namespace Larmor.Runtime;

/// <summary>The job of a loop: judges a drive, then learns from it.</summary>
public interface IEdgeLearner : IStateful
{
    /// <summary>Length of a drive.</summary>
    int InputCount { get; }

    /// <summary>True once it has learned enough for its decisions to mean something.</summary>
    bool IsReady { get; }

    /// <summary>Judges without changing anything that is learned.</summary>
    /// <param name="drive">Shape [InputCount], finite.</param>
    Decision Decide(ReadOnlySpanFloat drive);

    /// <summary>Learns from the drive that was decided last.</summary>
    /// <param name="drive">Shape [InputCount], finite.</param>
    /// <param name="label">Its class, or <see cref="Decision.NoClass"/> when nobody said.</param>
    /// <returns>False when it chose not to: an alarm is not learned as normal.</returns>
    bool Learn(ReadOnlySpanFloat drive, int label);

    /// <summary>The stream was interrupted: what came before says nothing of what comes next.</summary>
    void Interrupt();

    /// <summary>Lists its buffers.</summary>
    void Report(MemoryPlan plan);
}
