namespace Larmor.Hal.Digital;

/// <summary>Batches with and without the padding that panels ask for.</summary>
internal static class Batch
{
    /// <summary>Copies some columns of [count, width] into rows of <paramref name="stride"/>; what lies past the width becomes 0.</summary>
    internal static void Pad(ReadOnlySpanFloat source, int count, int width, float[] padded, int stride, int firstColumn, int endColumn)
    {
        int end = endColumn < width ? endColumn : width;
        for (int k = 0; k < count; k++)
        {
            source.Slice((k * width) + firstColumn, end - firstColumn).CopyTo(new SpanFloat(padded, (k * stride) + firstColumn, end - firstColumn));
            new SpanFloat(padded, (k * stride) + end, endColumn - end).Clear();
        }
    }

    /// <summary>Copies some columns of rows of <paramref name="stride"/> into [count, width]; what lies past the width is left out.</summary>
    internal static void Unpad(float[] padded, int stride, int count, int width, SpanFloat destination, int firstColumn, int endColumn)
    {
        int end = endColumn < width ? endColumn : width;
        for (int k = 0; k < count; k++)
        {
            new ReadOnlySpanFloat(padded, (k * stride) + firstColumn, end - firstColumn)
                .CopyTo(destination.Slice((k * width) + firstColumn, end - firstColumn));
        }
    }
}
