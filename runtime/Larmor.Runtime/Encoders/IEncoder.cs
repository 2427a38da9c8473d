namespace Larmor.Runtime;

/// <summary>Turns a window of samples into a drive: dimensionless numbers that a learner takes.</summary>
public interface IEncoder
{
    /// <summary>Length of a window it takes: channels times samples.</summary>
    int InputCount { get; }

    /// <summary>Length of a drive.</summary>
    int OutputCount { get; }

    /// <summary>Encodes one window.</summary>
    /// <param name="window">Shape [ChannelCount, Length], oldest sample first, finite. May be changed.</param>
    /// <param name="drive">Receives shape [OutputCount].</param>
    /// <remarks>Allocates nothing.</remarks>
    void Encode(SpanFloat window, SpanFloat drive);
}
