namespace Larmor.Hal;

/// <summary>The synapses below one layer that settles: what drives it, and what it feeds back.</summary>
internal interface IRelaxationSynapses
{
    /// <summary>Row length of what <see cref="Feed"/> writes; 0 when nothing settles below.</summary>
    int FeedbackStride { get; }

    long BufferBytes { get; }

    /// <summary>True when what is fed back depends on the drive last worked out.</summary>
    bool Remembers { get; }

    /// <summary>Drives of the layer from what lies below, shape [count, neurons].</summary>
    void Drive(ReadOnlySpanFloat before, int count, SpanFloat drive);

    /// <summary>Drives of what lies below from the layer's states, rows of <see cref="FeedbackStride"/>.</summary>
    void Feed(ReadOnlySpanFloat after, int count, SpanFloat feedback);
}
