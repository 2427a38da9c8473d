namespace Larmor.Kernels;

/// <summary>Pooling that remembers which pixel of each window was the largest, and the way back to those pixels.</summary>
/// <remarks>Images are [height, width, channels], row-major. Of equal values the first wins. Rows and columns that fill no window are left out.</remarks>
public static class WindowMaximum
{
    /// <summary>Keeps the largest value of each window and where it was.</summary>
    /// <param name="image">Shape [height, width, channels].</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="size">Side of a window, and the step between windows.</param>
    /// <param name="pooled">Receives shape [height / size, width / size, channels].</param>
    /// <param name="winners">Receives for each pooled value its place in the image.</param>
    /// <param name="firstWinner">Where in <paramref name="winners"/> to begin.</param>
    public static void Pool(
        ReadOnlySpanFloat image, int width, int height, int channels, int size, SpanFloat pooled, int[] winners, int firstWinner)
    {
        int columns = width / size;
        int rows = height / size;
        for (int py = 0; py < rows; py++)
        {
            for (int px = 0; px < columns; px++)
            {
                int to = ((py * columns) + px) * channels;
                int corner = ((py * size * width) + (px * size)) * channels;
                SpanFloat best = pooled.Slice(to, channels);
                image.Slice(corner, channels).CopyTo(best);
                for (int c = 0; c < channels; c++)
                {
                    winners[firstWinner + to + c] = corner + c;
                }

                for (int k = 1; k < size * size; k++)
                {
                    int place = corner + ((((k / size) * width) + (k % size)) * channels);
                    ReadOnlySpanFloat pixel = image.Slice(place, channels);
                    for (int c = 0; c < channels; c++)
                    {
                        // Both are written whatever wins: no branch to mispredict.
                        bool larger = pixel[c] > best[c];
                        best[c] = larger ? pixel[c] : best[c];
                        winners[firstWinner + to + c] = larger ? place + c : winners[firstWinner + to + c];
                    }
                }
            }
        }
    }

    /// <summary>Puts each pooled value where its winner was, 0 elsewhere.</summary>
    /// <param name="pooled">One value per winner.</param>
    /// <param name="winners">As <see cref="Pool"/> left them.</param>
    /// <param name="firstWinner">Where in <paramref name="winners"/> to begin.</param>
    /// <param name="image">Receives shape [height, width, channels].</param>
    public static void Unpool(ReadOnlySpanFloat pooled, int[] winners, int firstWinner, SpanFloat image)
    {
        image.Clear();
        for (int i = 0; i < pooled.Length; i++)
        {
            image[winners[firstWinner + i]] = pooled[i];
        }
    }
}
