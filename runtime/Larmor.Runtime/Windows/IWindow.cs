namespace Larmor.Runtime;

/// <summary>Keeps the last samples and says when to look at them.</summary>
public interface IWindow
{
    /// <summary>Values of a sample.</summary>
    int ChannelCount { get; }

    /// <summary>Samples of a window.</summary>
    int Length { get; }

    /// <summary>Takes the next sample.</summary>
    /// <param name="sample">Shape [ChannelCount].</param>
    /// <param name="isGood">False when it must not be learned from; its values are not looked at.</param>
    WindowState Push(ReadOnlySpanFloat sample, bool isGood);

    /// <summary>Copies the window that is due.</summary>
    /// <param name="destination">Receives shape [ChannelCount, Length], oldest sample first.</param>
    void CopyTo(SpanFloat destination);

    /// <summary>Forgets all samples.</summary>
    void Clear();
}
