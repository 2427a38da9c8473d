namespace Larmor.Hal.Digital;

/// <summary>Batches with and without the padding that panels ask for.</summary>
internal static class Batch
{
    /// <summary>Copies [count, width] into rows of <paramref name="stride"/>; the rest of each row becomes 0.</summary>
    internal static void Pad(ReadOnlySpanFloat source, int count, int width, float[] padded, int stride)
    {
        for (int k = 0; k < count; k++)
        {
            SpanFloat row = new SpanFloat(padded, k * stride, stride);
            source.Slice(k * width, width).CopyTo(row);
            row.Slice(width, stride - width).Clear();
        }
    }

    /// <summary>Copies the first <paramref name="width"/> values of each row of <paramref name="stride"/> into [count, width].</summary>
    internal static void Unpad(float[] padded, int stride, int count, int width, SpanFloat destination)
    {
        for (int k = 0; k < count; k++)
        {
            new ReadOnlySpanFloat(padded, k * stride, width).CopyTo(destination.Slice(k * width, width));
        }
    }
}
