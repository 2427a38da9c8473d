using Larmor.Hal;

namespace Larmor.Runtime;

/// <summary>A picture of what is normal, and how far from it a drive is.</summary>
public interface INoveltyModel : IStateful
{
    /// <summary>Length of a drive.</summary>
    int InputCount { get; }

    /// <summary>How unlike the normal: above 0, larger is further. Changes nothing.</summary>
    float Score(ReadOnlySpanFloat drive);

    /// <summary>Takes a drive into the normal.</summary>
    void Learn(ReadOnlySpanFloat drive);

    /// <summary>The warm-up is over: what was learned may be looked through once more.</summary>
    /// <param name="threshold">To be set anew from the scores of what was learned, when they changed.</param>
    /// <returns>True when the threshold was set.</returns>
    bool Settle(AlarmThreshold threshold);

    /// <summary>Lists its buffers.</summary>
    void Report(MemoryPlan plan);
}
