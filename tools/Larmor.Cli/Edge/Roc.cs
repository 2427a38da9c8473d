namespace Larmor.Cli.Edge;

/// <summary>How well scores part unusual from usual.</summary>
internal static class Roc
{
    /// <summary>Area under the curve: the share of pairs in the right order, ties half (J. A. Hanley, B. J. McNeil, Radiology 143, 1982).</summary>
    internal static double Area(IReadOnlyList<float> usual, IReadOnlyList<float> unusual)
    {
        float[] sorted = [.. usual.Order()];
        double pairs = 0;
        foreach (float score in unusual)
        {
            int below = Count(sorted, score, orEqual: false);
            int notAbove = Count(sorted, score, orEqual: true);
            pairs += (below + notAbove) / 2.0;
        }

        return pairs / ((double)usual.Count * unusual.Count);
    }

    /// <summary>The score that at most the given share of usual scores pass.</summary>
    internal static float Threshold(IReadOnlyList<float> usual, double share)
    {
        float[] sorted = [.. usual.Order()];
        return sorted[^(1 + (int)(share * sorted.Length))];
    }

    /// <summary>Percent of scores above a threshold.</summary>
    internal static double Above(IReadOnlyList<float> scores, float threshold) => 100.0 * scores.Count(score => score > threshold) / scores.Count;

    private static int Count(float[] sorted, float score, bool orEqual)
    {
        int low = 0;
        int high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] < score || (orEqual && sorted[middle] == score))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
