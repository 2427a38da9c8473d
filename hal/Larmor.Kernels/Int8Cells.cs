namespace Larmor.Kernels;

/// <summary>The update of int8 weights cell by cell: the scalar set's whole update, and the vector sets' last inputs.</summary>
internal static class Int8Cells
{
    /// <summary>True when any vector of the batch changes this output; without one, a cell moves by floor(r / 2^s) = 0.</summary>
    internal static bool IsActive(sbyte[] post, int count, int outputCount, int output)
    {
        int place = output;
        for (int k = 0; k < count; k++)
        {
            if (post[place] != 0)
            {
                return true;
            }

            place += outputCount;
        }

        return false;
    }

    /// <summary>Updates one output's cells from <paramref name="firstInput"/> on.</summary>
    internal static void AddRounded(
        sbyte[] pre, sbyte[] post, int count, FixedRate rate, ulong key, Int8Matrix w, int output, int firstInput)
    {
        sbyte[] data = w.Data;
        int stride = w.Stride;
        int outputCount = w.OutputCount;
        int multiplier = rate.Multiplier;
        int shift = rate.Shift;
        uint cell = (uint)output * (uint)w.InputCount;
        for (int i = firstInput; i < w.InputCount; i++)
        {
            int sum = 0;
            for (int k = 0; k < count; k++)
            {
                sum += post[(k * outputCount) + output] * pre[(k * stride) + i];
            }

            if (sum == 0)
            {
                continue;
            }

            // Two shifts: a shift by 32 would be none at all.
            int draw = (int)((CounterRandom.At(key, cell + (uint)i) >> 1) >> (31 - shift));
            int weight = data[(output * stride) + i] + (((sum * multiplier) + draw) >> shift);
            weight = weight < Int8Matrix.LargestWeight ? weight : Int8Matrix.LargestWeight;
            data[(output * stride) + i] = (sbyte)(weight > -Int8Matrix.LargestWeight ? weight : -Int8Matrix.LargestWeight);
        }
    }
}
