namespace Larmor.Models;

/// <summary>What enters a layer: the positive and, when it comes from an un-paired layer below, the negative stream.</summary>
internal sealed class ContrastBatch
{
    internal ContrastBatch(int capacity, int width, bool hasNegative)
    {
        Width = width;
        Positive = new float[capacity * width];
        Negative = new float[hasNegative ? capacity * width : 0];
    }

    /// <summary>Length of a row.</summary>
    internal int Width { get; }

    /// <summary>Positive stream, or the first view of a sample; shape [count, Width].</summary>
    internal float[] Positive { get; }

    /// <summary>Negative stream; shape [count, Width].</summary>
    internal float[] Negative { get; }
}
