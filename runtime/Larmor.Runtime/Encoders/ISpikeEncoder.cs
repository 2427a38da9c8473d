using Larmor.Hal;

namespace Larmor.Runtime;

/// <summary>Turns a window of samples into address events.</summary>
public interface ISpikeEncoder
{
    /// <summary>Length of a window it takes: channels times samples.</summary>
    int InputCount { get; }

    /// <summary>Addresses it uses, from 0.</summary>
    int AddressCount { get; }

    /// <summary>Encodes one window; times begin at 0 with its oldest sample.</summary>
    /// <param name="window">Shape [ChannelCount, Length], oldest sample first, finite.</param>
    /// <param name="spikes">Cleared, then filled in order of channel and time.</param>
    void Encode(ReadOnlySpanFloat window, SpikeBuffer spikes);
}
