namespace Larmor.Runtime;

/// <summary>Heap sort: in place, no recursion, no worst case.</summary>
internal static class Sorting
{
    /// <summary>Sorts the first <paramref name="count"/> values, smallest first.</summary>
    internal static void Ascending(float[] values, int count)
    {
        for (int i = (count / 2) - 1; i >= 0; i--)
        {
            Sink(values, i, count);
        }

        for (int end = count - 1; end > 0; end--)
        {
            float largest = values[0];
            values[0] = values[end];
            values[end] = largest;
            Sink(values, 0, end);
        }
    }

    private static void Sink(float[] values, int at, int count)
    {
        float value = values[at];
        while (true)
        {
            int child = (2 * at) + 1;
            if (child >= count)
            {
                break;
            }

            child = child + 1 < count && values[child + 1] > values[child] ? child + 1 : child;
            if (values[child] <= value)
            {
                break;
            }

            values[at] = values[child];
            at = child;
        }

        values[at] = value;
    }
}
