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
    private const int DenseSamples = 128;

    // A visit to a sample should find so many pairs: fewer cost more in coming and going than a band in the first cache saves.
    private const int PairsPerVisit = 48;

    public override string Name => "vector" + TLanes.VectorBits.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public override int VectorBits => TLanes.VectorBits;

    public override void Multiply(SparseRows a, PanelMatrix m, int firstPanel, int endPanel, float[] y)
    {
        bool packed = a.Count > UnpackedSamples;
        Span<float> pack = packed ? stackalloc float[Math.Min(SumSamples, a.Count) * Together(m)] : default;
        int bands = BandsPerVisit(a);
        int panels;
        for (int panel = firstPanel; panel < endPanel; panel += panels)
        {
            int width = m.WidthOf(panel);
            panels = PanelsTogether(m, panel, endPanel);
            int columns = panels * width;
            int stride = packed ? columns : m.Stride;
            ref float weights = ref m.Data[m.StartOf(panel)];
            for (int firstSample = 0; firstSample < a.Count; firstSample += SumSamples)
            {
                int samples = Math.Min(SumSamples, a.Count - firstSample);
                Span<float> results = y.AsSpan((firstSample * m.Stride) + (panel * m.PanelWidth), ((samples - 1) * m.Stride) + columns);
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
                        if (panels == 2)
                        {
                            ref float next = ref Unsafe.Add(ref weights, m.StartOf(1));
                            MultiplyTwo(index, value, ref weights, ref next, ref sum, band == 0);
                        }
                        else if (width == PanelMatrix.FullPanelWidth)
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
                    pack.Slice(s * columns, columns).CopyTo(results[(s * m.Stride)..]);
                }
            }
        }
    }

    public override void AddOuter(SparseColumns a, float[] e, PanelMatrix m, int firstPanel, int endPanel)
    {
        bool packed = a.Count is > UnpackedSamples and <= ErrorSamples;
        Span<float> pack = packed ? stackalloc float[a.Count * Together(m)] : default;
        int panels;
        for (int panel = firstPanel; panel < endPanel; panel += panels)
        {
            int width = m.WidthOf(panel);
            panels = PanelsTogether(m, panel, endPanel);
            int columns = panels * width;
            int stride = packed ? columns : m.Stride;
            for (int s = 0; packed && s < a.Count; s++)
            {
                e.AsSpan((s * m.Stride) + (panel * m.PanelWidth), columns).CopyTo(pack[(s * columns)..]);
            }

            scoped ref float error = ref MemoryMarshal.GetReference(packed ? pack : e.AsSpan(panel * m.PanelWidth));
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
                ref float weights = ref m.Data[m.StartOf(panel) + (row * width)];
                if (panels == 2)
                {
                    AddTwo(sample, value, ref error, stride, ref weights, ref Unsafe.Add(ref weights, m.StartOf(1)));
                }
                else if (width == PanelMatrix.FullPanelWidth)
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

    /// <summary>Two full panels at a time fill the multipliers of a processor with 32 registers of 512 bits; one leaves them half idle.</summary>
    private static int PanelsTogether(PanelMatrix m, int panel, int endPanel) =>
        HasWideTiles && panel + 1 < endPanel && m.WidthOf(panel) == PanelMatrix.FullPanelWidth
            && m.WidthOf(panel + 1) == PanelMatrix.FullPanelWidth ? 2 : 1;

    private static int Together(PanelMatrix m) => Math.Min(m.Stride, 2 * m.PanelWidth);

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
