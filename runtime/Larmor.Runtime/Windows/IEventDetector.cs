namespace Larmor.Runtime;

/// <summary>Finds moments in a stream that are worth a window: heart beats, knocks, words.</summary>
public interface IEventDetector
{
    /// <summary>Samples from the moment itself to the answer that names it.</summary>
    int DelayCount { get; }

    /// <summary>Takes the next sample.</summary>
    /// <param name="sample">Shape [channelCount]; a bad sample is not passed on.</param>
    /// <returns>True when the moment lies <see cref="DelayCount"/> samples back.</returns>
    bool Push(ReadOnlySpanFloat sample);

    /// <summary>Forgets the stream so far.</summary>
    void Clear();
}
