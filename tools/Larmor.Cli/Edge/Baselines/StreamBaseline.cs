namespace Larmor.Cli.Edge.Baselines;

/// <summary>A plain way of classifying a stream, to compare with: test, then learn.</summary>
internal abstract class StreamBaseline
{
    /// <summary>The label of a drive that nobody named.</summary>
    internal const int NoLabel = -1;

    /// <summary>Answers with a class.</summary>
    internal abstract int Decide(ReadOnlySpan<float> drive);

    /// <summary>Learns from a drive, and from its class when there is one.</summary>
    internal abstract void Learn(ReadOnlySpan<float> drive, int label);

    private protected static int Largest(ReadOnlySpan<float> scores)
    {
        int best = 0;
        for (int c = 1; c < scores.Length; c++)
        {
            best = scores[c] > scores[best] ? c : best;
        }

        return best;
    }

    private protected static float SquaredDistance(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        float sum = 0;
        for (int i = 0; i < left.Length; i++)
        {
            float difference = left[i] - right[i];
            sum += difference * difference;
        }

        return sum;
    }
}
