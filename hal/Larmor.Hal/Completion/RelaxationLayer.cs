namespace Larmor.Hal;

/// <summary>One layer that settles: its synapses and its drives from both sides.</summary>
internal sealed class RelaxationLayer
{
    /// <param name="synapses">What lies between it and the layer before.</param>
    /// <param name="first">Neurons of the layers before.</param>
    /// <param name="width">Neurons.</param>
    /// <param name="feedbackStride">Row length of what the layer after feeds back; 0 for none.</param>
    /// <param name="capacity">Networks side by side.</param>
    internal RelaxationLayer(IRelaxationSynapses synapses, int first, int width, int feedbackStride, int capacity)
    {
        Synapses = synapses;
        First = first;
        Width = width;
        FeedbackStride = feedbackStride;
        Drive = new float[capacity * width];
        Feedback = new float[capacity * feedbackStride];
    }

    internal IRelaxationSynapses Synapses { get; }

    internal int First { get; }

    internal int Width { get; }

    /// <summary>From the layer before, shape [capacity, Width].</summary>
    internal float[] Drive { get; }

    /// <summary>From the layer after, rows of <see cref="FeedbackStride"/>.</summary>
    internal float[] Feedback { get; }

    internal int FeedbackStride { get; }

    internal long BufferBytes => (4L * (Drive.Length + Feedback.Length)) + Synapses.BufferBytes;
}
