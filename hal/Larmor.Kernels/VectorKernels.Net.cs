using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Larmor.Kernels;

/// <summary>The verbs on sixteen lanes; see <see cref="ILanes{TSelf}"/> for what carries them.</summary>
internal sealed partial class VectorKernels<TLanes> : KernelSet
    where TLanes : struct, ILanes<TLanes>
{
    private const int Lane = 16;

    // In a batch the samples are one stride apart, often a power of two: from the fifth on they push each other out of the first
    // cache. Sums and errors of up to so many samples are therefore packed on the stack while the weights pass.
    private const int UnpackedSamples = 4;
    private const int SumSamples = 32;
    private const int ErrorSamples = 64;

    // The transposed product packs the errors of eight samples on eight panels, 16 KB.
    private const int BlockSamples = 8;
    private const int BlockPanels = 8;

    // A visit to a sample should find so many pairs: fewer cost more in coming and going than a band in the first cache saves.
    private const int PairsPerVisit = 48;

    public override string Name => "vector" + TLanes.VectorBits.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public override int VectorBits => TLanes.VectorBits;

    public override void Multiply(SparseRows a, PanelMatrix m, int firstPanel, int endPanel, float[] y)
    {
        int width = m.PanelWidth;
        bool packed = a.Count > UnpackedSamples;
        Span<float> pack = packed ? stackalloc float[Math.Min(SumSamples, a.Count) * width] : default;
        int stride = packed ? width : m.Stride;
        int bands = BandsPerVisit(a);
        for (int panel = firstPanel; panel < endPanel; panel++)
        {
            ref float weights = ref m.Data[panel * m.RowCount * width];
            for (int firstSample = 0; firstSample < a.Count; firstSample += SumSamples)
            {
                int samples = Math.Min(SumSamples, a.Count - firstSample);
                Span<float> results = y.AsSpan((firstSample * m.Stride) + (panel * width), ((samples - 1) * m.Stride) + width);
                scoped ref float sums = ref MemoryMarshal.GetReference(packed ? pack : results);

                // Some bands of inputs stay in cache while the samples pass over them.
                for (int band = 0; band < a.BandCount; band += bands)
                {
                    int endBand = Math.Min(band + bands, a.BandCount);
                    for (int s = 0; s < samples; s++)
                    {
                        int slot = (firstSample + s) * a.BandCount;
                        int first = a.Start[slot + band];
                        int length = a.Start[slot + endBand] - first;
                        ReadOnlySpan<int> index = a.Index.AsSpan(first, length);
                        ReadOnlySpan<float> value = a.Value.AsSpan(first, length);
                        scoped ref float sum = ref Unsafe.Add(ref sums, s * stride);
                        if (width == PanelMatrix.FullPanelWidth)
                        {
                            MultiplyFull(index, value, ref weights, ref sum, band == 0);
                        }
                        else
                        {
                            for (int c = 0; c < width; c += Lane)
                            {
                                MultiplyLane(index, value, ref Unsafe.Add(ref weights, c), width, ref Unsafe.Add(ref sum, c), band == 0);
                            }
                        }
                    }
                }

                for (int s = 0; packed && s < samples; s++)
                {
                    pack.Slice(s * width, width).CopyTo(results[(s * m.Stride)..]);
                }
            }
        }
    }

    public override void MultiplyTransposed(float[] e, int count, PanelMatrix m, int firstRow, int endRow, float[] z)
    {
        int rows = m.RowCount;
        int width = m.PanelWidth;
        int longest = Math.Min(BlockPanels, m.PanelCount) * width;
        Span<float> pack = stackalloc float[Math.Min(BlockSamples, count) * longest];
        for (int firstPanel = 0; firstPanel < m.PanelCount; firstPanel += BlockPanels)
        {
            int panels = Math.Min(BlockPanels, m.PanelCount - firstPanel);
            int length = panels * width;
            for (int firstSample = 0; firstSample < count; firstSample += BlockSamples)
            {
                int samples = Math.Min(BlockSamples, count - firstSample);
                for (int s = 0; s < samples; s++)
                {
                    e.AsSpan(((firstSample + s) * m.Stride) + (firstPanel * width), length).CopyTo(pack[(s * length)..]);
                }

                for (int row = firstRow; row < endRow; row += 2)
                {
                    int nextRow = row + 1 < endRow ? 1 : 0;
                    ref float weights = ref m.Data[((firstPanel * rows) + row) * width];
                    for (int s = 0; s < samples; s += 2)
                    {
                        int nextSample = s + 1 < samples ? 1 : 0;
                        Span<float> results = z.AsSpan(((firstSample + s) * rows) + row);
                        MultiplyBlock(
                            ref weights, nextRow * width, rows * width, panels, width,
                            ref pack[s * length], nextSample * length,
                            firstPanel == 0, results, nextRow, nextSample * rows);
                    }
                }
            }
        }
    }

    public override void AddOuter(SparseColumns a, float[] e, PanelMatrix m, int firstPanel, int endPanel)
    {
        int width = m.PanelWidth;
        bool packed = a.Count is > UnpackedSamples and <= ErrorSamples;
        Span<float> pack = packed ? stackalloc float[a.Count * width] : default;
        int stride = packed ? width : m.Stride;
        for (int panel = firstPanel; panel < endPanel; panel++)
        {
            for (int s = 0; packed && s < a.Count; s++)
            {
                e.AsSpan((s * m.Stride) + (panel * width), width).CopyTo(pack[(s * width)..]);
            }

            scoped ref float error = ref MemoryMarshal.GetReference(packed ? pack : e.AsSpan(panel * width));
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
                if (width == PanelMatrix.FullPanelWidth)
                {
                    AddFull(sample, value, ref error, stride, ref weights);
                }
                else
                {
                    for (int c = 0; c < width; c += Lane)
                    {
                        AddLane(sample, value, ref Unsafe.Add(ref error, c), stride, ref Unsafe.Add(ref weights, c));
                    }
                }
            }
        }
    }

    /// <summary>Two rows of weights times two samples, over some panels; a missing second one repeats the first.</summary>
    private static void MultiplyBlock(
        ref float weights, int nextRow, int nextPanel, int panels, int width,
        ref float error, int nextSample,
        bool fresh, Span<float> results, int nextRowResult, int nextSampleResult)
    {
        TLanes s00 = TLanes.Zero;
        TLanes s01 = TLanes.Zero;
        TLanes s10 = TLanes.Zero;
        TLanes s11 = TLanes.Zero;
        ref float otherError = ref Unsafe.Add(ref error, nextSample);
        for (int panel = 0; panel < panels; panel++)
        {
            ref float otherWeights = ref Unsafe.Add(ref weights, nextRow);
            for (int c = 0; c < width; c += Lane)
            {
                TLanes weight0 = TLanes.Load(ref weights, c);
                TLanes weight1 = TLanes.Load(ref otherWeights, c);
                TLanes error0 = TLanes.Load(ref error, c);
                TLanes.Accumulate(ref s00, weight0, error0);
                TLanes.Accumulate(ref s10, weight1, error0);
                TLanes error1 = TLanes.Load(ref otherError, c);
                TLanes.Accumulate(ref s01, weight0, error1);
                TLanes.Accumulate(ref s11, weight1, error1);
            }

            weights = ref Unsafe.Add(ref weights, nextPanel);
            error = ref Unsafe.Add(ref error, width);
            otherError = ref Unsafe.Add(ref otherError, width);
        }

        float r00 = TLanes.Sum(s00);
        float r01 = TLanes.Sum(s01);
        float r10 = TLanes.Sum(s10);
        float r11 = TLanes.Sum(s11);
        if (!fresh)
        {
            r00 += results[0];
            r01 += results[nextSampleResult];
            r10 += results[nextRowResult];
            r11 += results[nextSampleResult + nextRowResult];
        }

        results[0] = r00;
        results[nextSampleResult] = r01;
        results[nextRowResult] = r10;
        results[nextSampleResult + nextRowResult] = r11;
    }

    /// <summary>How many bands a visit to one sample takes together, from how sparse the batch is; sums do not depend on it.</summary>
    private static int BandsPerVisit(SparseRows a)
    {
        int slots = a.Count * a.BandCount;
        int pairs = a.Start[slots];
        return a.Count == 1 ? a.BandCount : Math.Max(1, (int)((long)PairsPerVisit * slots / Math.Max(1, pairs)));
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
            TLanes.Accumulate(ref s0, x, ref row, 0);
            TLanes.Accumulate(ref s1, x, ref row, 16);
            TLanes.Accumulate(ref s2, x, ref row, 32);
            TLanes.Accumulate(ref s3, x, ref row, 48);
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
            TLanes.Accumulate(ref sum, TLanes.Broadcast(value[pair]), ref weights, index[pair] * width);
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
            TLanes.Accumulate(ref s0, x, ref row, 0);
            TLanes.Accumulate(ref s1, x, ref row, 16);
            TLanes.Accumulate(ref s2, x, ref row, 32);
            TLanes.Accumulate(ref s3, x, ref row, 48);
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
            TLanes.Accumulate(ref sum, TLanes.Broadcast(value[pair]), ref error, sample[pair] * stride);
        }

        TLanes.Store(sum, ref weights, 0);
    }
}
