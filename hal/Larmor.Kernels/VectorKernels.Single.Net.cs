using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Larmor.Kernels;

/// <content>One vector at a time: the stream's case.</content>
internal sealed partial class VectorKernels<TLanes>
{
    public override void AddSingle(SparseRows a, float factor, float[] e, PanelMatrix m, int firstPanel, int endPanel)
    {
        ReadOnlySpan<int> index = a.Index.AsSpan(0, a.PairCount);
        ReadOnlySpan<float> value = a.Value.AsSpan(0, a.PairCount);
        for (int panel = firstPanel; panel < endPanel; panel++)
        {
            int width = m.WidthOf(panel);
            ref float weights = ref m.Data[m.StartOf(panel)];
            ref float error = ref e[panel * m.PanelWidth];
            int column = 0;
            for (; column + WideColumns <= width; column += WideColumns)
            {
                AddSingleFull(index, value, factor, ref Unsafe.Add(ref error, column), ref Unsafe.Add(ref weights, column), width);
            }

            for (; column < width; column += Lane)
            {
                TLanes error0 = TLanes.Load(ref error, column);
                for (int pair = 0; pair < index.Length; pair++)
                {
                    ref float row = ref Unsafe.Add(ref weights, (index[pair] * width) + column);
                    Add(value[pair] * factor, error0, ref row, 0);
                }
            }
        }
    }

    public override int Collect(ReadOnlySpan<float> values, int firstIndex, int[] index, float[] value, int place)
    {
        int i = 0;
        for (; i + Lane <= values.Length; i += Lane)
        {
            ref float from = ref Unsafe.AsRef(in values[i]);
            if (!IsZero(ref from))
            {
                place = CollectAll(values.Slice(i, Lane), firstIndex + i, index, value, place);
            }
        }

        return CollectAll(values[i..], firstIndex + i, index, value, place);
    }

    private static void AddSingleFull(
        ReadOnlySpan<int> index, ReadOnlySpan<float> value, float factor, ref float error, ref float weights, int width)
    {
        TLanes e0 = TLanes.Load(ref error, 0);
        TLanes e1 = TLanes.Load(ref error, 16);
        TLanes e2 = TLanes.Load(ref error, 32);
        TLanes e3 = TLanes.Load(ref error, 48);
        for (int pair = 0; pair < index.Length; pair++)
        {
            float x = value[pair] * factor;
            ref float row = ref Unsafe.Add(ref weights, index[pair] * width);
            Add(x, e0, ref row, 0);
            Add(x, e1, ref row, 16);
            Add(x, e2, ref row, 32);
            Add(x, e3, ref row, 48);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float x, TLanes error, ref float weights, int offset)
    {
        TLanes sum = TLanes.Load(ref weights, offset);
        TLanes.Accumulate(ref sum, TLanes.Broadcast(x), error);
        TLanes.Store(sum, ref weights, offset);
    }

    /// <summary>Sixteen zeros of either sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsZero(ref float values)
    {
        Vector128<float> first = Vector128.Equals(Vector128.LoadUnsafe(ref values), Vector128<float>.Zero);
        Vector128<float> second = Vector128.Equals(Vector128.LoadUnsafe(ref values, 4), Vector128<float>.Zero);
        Vector128<float> third = Vector128.Equals(Vector128.LoadUnsafe(ref values, 8), Vector128<float>.Zero);
        Vector128<float> fourth = Vector128.Equals(Vector128.LoadUnsafe(ref values, 12), Vector128<float>.Zero);
        return (first & second & third & fourth).ExtractMostSignificantBits() == 0b1111;
    }

    private static int CollectAll(ReadOnlySpan<float> values, int firstIndex, int[] index, float[] value, int place)
    {
        // One entry more than there may be: what is written last may not be kept.
        Span<int> indices = index.AsSpan(place, values.Length + 1);
        Span<float> kept = value.AsSpan(place, values.Length + 1);
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            float v = values[i];
            indices[count] = firstIndex + i;
            kept[count] = v;
            count += v != 0f ? 1 : 0;
        }

        return place + count;
    }
}
