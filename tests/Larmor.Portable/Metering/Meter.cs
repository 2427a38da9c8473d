namespace Larmor.Portable;

/// <summary>Where instrumented code counts: one number a basic block, and the bytes of arrays. One run at a time, one thread.</summary>
public static class Meter
{
    private static long[] s_counts = [];
    private static long s_arrayBytes;

    /// <summary>A basic block begins.</summary>
    /// <param name="block">Its number.</param>
    public static void Enter(int block) => s_counts[block]++;

    /// <summary>An array is about to be made.</summary>
    /// <param name="length">Its length, handed on.</param>
    /// <param name="elementBytes">Bytes of an element on the device.</param>
    public static int Array(int length, int elementBytes)
    {
        s_arrayBytes += InterpreterModel.ArrayBytes(length, elementBytes);
        return length;
    }

    internal static void Clear(int blockCount)
    {
        if (s_counts.Length == blockCount)
        {
            System.Array.Clear(s_counts);
        }
        else
        {
            s_counts = new long[blockCount];
        }

        s_arrayBytes = 0;
    }

    /// <summary>True for each block that ran.</summary>
    internal static bool[] Ran() => System.Array.ConvertAll(s_counts, count => count > 0);

    internal static Cost Read(IReadOnlyList<Cost> blocks)
    {
        Cost sum = new(ArrayBytes: s_arrayBytes);
        for (int i = 0; i < blocks.Count; i++)
        {
            if (s_counts[i] > 0)
            {
                sum += blocks[i] * s_counts[i];
            }
        }

        return sum;
    }
}
