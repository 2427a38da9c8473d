namespace Larmor.Kernels;

/// <summary>The k best so far, kept sorted: the step that all <see cref="KernelSet.TopOfDifference"/> share.</summary>
internal static class TopList
{
    /// <summary>Offers entry <paramref name="candidate"/>; answers how many are held now.</summary>
    internal static int Offer(
        ReadOnlySpanFloat value, ReadOnlySpanFloat offset, int candidate, int k, int[] winners, int first, int held)
    {
        float score = value[candidate] - offset[candidate];
        if (held == k && !(score > Score(value, offset, winners[first + k - 1])))
        {
            return held;
        }

        int place = held < k ? held : k - 1;
        while (place > 0 && score > Score(value, offset, winners[first + place - 1]))
        {
            winners[first + place] = winners[first + place - 1];
            place--;
        }

        winners[first + place] = candidate;
        return held < k ? held + 1 : k;
    }

    /// <summary>The score of a held entry.</summary>
    internal static float Score(ReadOnlySpanFloat value, ReadOnlySpanFloat offset, int index) => value[index] - offset[index];
}
