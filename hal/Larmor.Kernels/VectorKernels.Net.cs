using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Larmor.Kernels;

/// <summary>The verbs on sixteen lanes; see <see cref="ILanes{TSelf}"/> for what carries them.</summary>
internal sealed partial class VectorKernels<TLanes> : KernelSet
    where TLanes : struct, ILanes<TLanes>
{
    private const int Lane = 16;

    public override string Name => "vector" + TLanes.VectorBits.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public override int VectorBits => TLanes.VectorBits;

    public override void Multiply(SparseRows a, PanelMatrix m, int firstPanel, int endPanel, float[] y)
    {
        int width = m.PanelWidth;
        for (int panel = firstPanel; panel < endPanel; panel++)
        {
            // One band of inputs stays in cache while the whole batch passes over it.
            for (int band = 0; band < a.BandCount; band++)
            {
                for (int sample = 0; sample < a.Count; sample++)
                {
                    int slot = (sample * a.BandCount) + band;
                    int first = a.Start[slot];
                    int length = a.Start[slot + 1] - first;
                    ReadOnlySpan<int> index = a.Index.AsSpan(first, length);
                    ReadOnlySpan<float> value = a.Value.AsSpan(first, length);
                    ref float weights = ref m.Data[panel * m.RowCount * width];
                    ref float output = ref y[(sample * m.Stride) + (panel * width)];
                    if (width == PanelMatrix.FullPanelWidth)
                    {
                        MultiplyFull(index, value, ref weights, ref output, band == 0);
                    }
                    else
                    {
                        for (int c = 0; c < width; c += Lane)
                        {
                            MultiplyLane(index, value, ref Unsafe.Add(ref weights, c), width, ref Unsafe.Add(ref output, c), band == 0);
                        }
                    }
                }
            }
        }
    }

    public override void MultiplyTransposed(float[] e, int count, PanelMatrix m, int firstRow, int endRow, float[] z)
    {
        int rows = m.RowCount;
        for (int row = firstRow; row < endRow; row += 2)
        {
            int secondRow = row + 1 < endRow ? row + 1 : row;
            for (int sample = 0; sample < count; sample += 2)
            {
                int secondSample = sample + 1 < count ? sample + 1 : sample;
                TLanes s00 = TLanes.Zero;
                TLanes s01 = TLanes.Zero;
                TLanes s10 = TLanes.Zero;
                TLanes s11 = TLanes.Zero;
                for (int panel = 0; panel < m.PanelCount; panel++)
                {
                    int width = m.PanelWidth;
                    ref float w0 = ref m.Data[((panel * rows) + row) * width];
                    ref float w1 = ref m.Data[((panel * rows) + secondRow) * width];
                    ref float e0 = ref e[(sample * m.Stride) + (panel * width)];
                    ref float e1 = ref e[(secondSample * m.Stride) + (panel * width)];
                    for (int c = 0; c < width; c += Lane)
                    {
                        TLanes weight0 = TLanes.Load(ref w0, c);
                        TLanes weight1 = TLanes.Load(ref w1, c);
                        TLanes error0 = TLanes.Load(ref e0, c);
                        TLanes error1 = TLanes.Load(ref e1, c);
                        s00 = TLanes.MultiplyAdd(error0, weight0, s00);
                        s01 = TLanes.MultiplyAdd(error1, weight0, s01);
                        s10 = TLanes.MultiplyAdd(error0, weight1, s10);
                        s11 = TLanes.MultiplyAdd(error1, weight1, s11);
                    }
                }

                z[(sample * rows) + row] = TLanes.Sum(s00);
                z[(secondSample * rows) + row] = TLanes.Sum(s01);
                z[(sample * rows) + secondRow] = TLanes.Sum(s10);
                z[(secondSample * rows) + secondRow] = TLanes.Sum(s11);
            }
        }
    }

    public override void AddOuter(SparseColumns a, float[] e, PanelMatrix m, int firstPanel, int endPanel)
    {
        int width = m.PanelWidth;
        for (int panel = firstPanel; panel < endPanel; panel++)
        {
            for (int row = 0; row < m.RowCount; row++)
            {
                int first = a.Start[row];
                int length = a.Start[row + 1] - first;
                if (length == 0)
                {
                    continue;
                }

                ReadOnlySpan<int> sample = a.Sample.AsSpan(first, length);
                ReadOnlySpan<float> value = a.Value.AsSpan(first, length);
                ref float weights = ref m.Data[((panel * m.RowCount) + row) * width];
                ref float error = ref e[panel * width];
                if (width == PanelMatrix.FullPanelWidth)
                {
                    AddFull(sample, value, ref error, m.Stride, ref weights);
                }
                else
                {
                    for (int c = 0; c < width; c += Lane)
                    {
                        AddLane(sample, value, ref Unsafe.Add(ref error, c), m.Stride, ref Unsafe.Add(ref weights, c));
                    }
                }
            }
        }
    }

    private static void MultiplyFull(
        ReadOnlySpan<int> index, ReadOnlySpan<float> value, ref float weights, ref float output, bool fresh)
    {
        TLanes s0 = fresh ? TLanes.Zero : TLanes.Load(ref output, 0);
        TLanes s1 = fresh ? TLanes.Zero : TLanes.Load(ref output, 16);
        TLanes s2 = fresh ? TLanes.Zero : TLanes.Load(ref output, 32);
        TLanes s3 = fresh ? TLanes.Zero : TLanes.Load(ref output, 48);
        for (int pair = 0; pair < index.Length; pair++)
        {
            TLanes x = TLanes.Broadcast(value[pair]);
            ref float row = ref Unsafe.Add(ref weights, index[pair] * PanelMatrix.FullPanelWidth);
            s0 = TLanes.MultiplyAdd(x, TLanes.Load(ref row, 0), s0);
            s1 = TLanes.MultiplyAdd(x, TLanes.Load(ref row, 16), s1);
            s2 = TLanes.MultiplyAdd(x, TLanes.Load(ref row, 32), s2);
            s3 = TLanes.MultiplyAdd(x, TLanes.Load(ref row, 48), s3);
        }

        TLanes.Store(s0, ref output, 0);
        TLanes.Store(s1, ref output, 16);
        TLanes.Store(s2, ref output, 32);
        TLanes.Store(s3, ref output, 48);
    }

    private static void MultiplyLane(
        ReadOnlySpan<int> index, ReadOnlySpan<float> value, ref float weights, int width, ref float output, bool fresh)
    {
        TLanes sum = fresh ? TLanes.Zero : TLanes.Load(ref output, 0);
        for (int pair = 0; pair < index.Length; pair++)
        {
            sum = TLanes.MultiplyAdd(TLanes.Broadcast(value[pair]), TLanes.Load(ref weights, index[pair] * width), sum);
        }

        TLanes.Store(sum, ref output, 0);
    }

    private static void AddFull(ReadOnlySpan<int> sample, ReadOnlySpan<float> value, ref float error, int stride, ref float weights)
    {
        TLanes s0 = TLanes.Load(ref weights, 0);
        TLanes s1 = TLanes.Load(ref weights, 16);
        TLanes s2 = TLanes.Load(ref weights, 32);
        TLanes s3 = TLanes.Load(ref weights, 48);
        for (int pair = 0; pair < sample.Length; pair++)
        {
            TLanes x = TLanes.Broadcast(value[pair]);
            ref float row = ref Unsafe.Add(ref error, sample[pair] * stride);
            s0 = TLanes.MultiplyAdd(x, TLanes.Load(ref row, 0), s0);
            s1 = TLanes.MultiplyAdd(x, TLanes.Load(ref row, 16), s1);
            s2 = TLanes.MultiplyAdd(x, TLanes.Load(ref row, 32), s2);
            s3 = TLanes.MultiplyAdd(x, TLanes.Load(ref row, 48), s3);
        }

        TLanes.Store(s0, ref weights, 0);
        TLanes.Store(s1, ref weights, 16);
        TLanes.Store(s2, ref weights, 32);
        TLanes.Store(s3, ref weights, 48);
    }

    private static void AddLane(ReadOnlySpan<int> sample, ReadOnlySpan<float> value, ref float error, int stride, ref float weights)
    {
        TLanes sum = TLanes.Load(ref weights, 0);
        for (int pair = 0; pair < sample.Length; pair++)
        {
            sum = TLanes.MultiplyAdd(TLanes.Broadcast(value[pair]), TLanes.Load(ref error, sample[pair] * stride), sum);
        }

        TLanes.Store(sum, ref weights, 0);
    }
}
