using System;
using System.Runtime.CompilerServices;

namespace Larmor.Kernels;

internal sealed partial class VectorKernels<TLanes>
{
    public override void AddOuterRows(SparseColumns a, float[] e, PanelMatrix m, int firstRow, int endRow)
    {
        int stride = m.Stride;
        for (int row = firstRow; row < endRow; row++)
        {
            int first = a.Start[row];
            int length = a.Start[row + 1] - first;
            if (length == 0)
            {
                continue;
            }

            ReadOnlySpan<int> sample = a.Sample.AsSpan(first, length);
            ReadOnlySpan<float> value = a.Value.AsSpan(first, length);
            ref float weights = ref m.Data[row * stride];
            ref float error = ref e[0];
            int c = 0;
            for (; c + PanelMatrix.FullPanelWidth <= stride; c += PanelMatrix.FullPanelWidth)
            {
                AddFull(sample, value, ref Unsafe.Add(ref error, c), stride, ref Unsafe.Add(ref weights, c));
            }

            for (; c < stride; c += Lane)
            {
                AddLane(sample, value, ref Unsafe.Add(ref error, c), stride, ref Unsafe.Add(ref weights, c));
            }
        }
    }
}
