using System;
using System.Runtime.InteropServices;

namespace Larmor.Kernels;

internal sealed partial class VectorKernels<TLanes>
{
    private static readonly ScalarKernels Rest = new();

    // Below so many vectors a tile computes rows in vain; below this share of values skipping zeros is faster (measured on Zen 5).
    private const int DenseLeast = 4;
    private const float DenseShare = 0.5f;

    public override bool PrefersWhole(ReadOnlySpan<float> batch, int count)
    {
        // Counted as whole numbers, which the library does in vectors; a -0 counts as a value.
        return count >= DenseLeast && MemoryMarshal.Cast<float, int>(batch).Count(0) < (1f - DenseShare) * batch.Length;
    }

    public override void Scale(ReadOnlySpan<float> source, float factor, Span<float> destination)
    {
        int whole = source.Length - (source.Length % Lane);
        ref float from = ref MemoryMarshal.GetReference(source);
        ref float to = ref MemoryMarshal.GetReference(destination);
        TLanes scale = TLanes.Broadcast(factor);
        for (int i = 0; i < whole; i += Lane)
        {
            TLanes.Store(TLanes.Multiply(TLanes.Load(ref from, i), scale), ref to, i);
        }

        Rest.Scale(source[whole..], factor, destination[whole..]);
    }

    public override void FillMask(ulong key, uint firstIndex, uint threshold, float scale, Span<float> mask)
    {
        int whole = mask.Length - (mask.Length % Lane);
        ref float destination = ref MemoryMarshal.GetReference(mask);
        TLanes kept = TLanes.Broadcast(scale);
        for (int i = 0; i < whole; i += Lane)
        {
            TLanes.Store(TLanes.And(TLanes.Drawn(key, firstIndex + (uint)i, threshold), kept), ref destination, i);
        }

        Rest.FillMask(key, firstIndex + (uint)whole, threshold, scale, mask[whole..]);
    }

    public override void Dropout(
        ReadOnlySpan<float> source, ulong key, uint firstIndex, uint threshold, float scale, Span<float> destination)
    {
        int whole = source.Length - (source.Length % Lane);
        ref float from = ref MemoryMarshal.GetReference(source);
        ref float to = ref MemoryMarshal.GetReference(destination);
        TLanes factor = TLanes.Broadcast(scale);
        for (int i = 0; i < whole; i += Lane)
        {
            TLanes scaled = TLanes.Multiply(TLanes.Load(ref from, i), factor);
            TLanes.Store(TLanes.And(TLanes.Drawn(key, firstIndex + (uint)i, threshold), scaled), ref to, i);
        }

        Rest.Dropout(source[whole..], key, firstIndex + (uint)whole, threshold, scale, destination[whole..]);
    }

    public override void HardSigmoid(ReadOnlySpan<float> source, ReadOnlySpan<float> mask, Span<float> destination)
    {
        int whole = source.Length - (source.Length % Lane);
        ref float from = ref MemoryMarshal.GetReference(source);
        ref float keep = ref MemoryMarshal.GetReference(mask);
        ref float to = ref MemoryMarshal.GetReference(destination);
        TLanes one = TLanes.Broadcast(1f);
        for (int i = 0; i < whole; i += Lane)
        {
            TLanes clamped = TLanes.Min(TLanes.Max(TLanes.Load(ref from, i), TLanes.Zero), one);
            TLanes.Store(TLanes.Multiply(clamped, TLanes.Load(ref keep, i)), ref to, i);
        }

        Rest.HardSigmoid(source[whole..], mask[whole..], destination[whole..]);
    }

    public override void Relu(ReadOnlySpan<float> source, ReadOnlySpan<float> mask, Span<float> destination)
    {
        int whole = source.Length - (source.Length % Lane);
        ref float from = ref MemoryMarshal.GetReference(source);
        ref float keep = ref MemoryMarshal.GetReference(mask);
        ref float to = ref MemoryMarshal.GetReference(destination);
        for (int i = 0; i < whole; i += Lane)
        {
            TLanes positive = TLanes.Max(TLanes.Load(ref from, i), TLanes.Zero);
            TLanes.Store(TLanes.Multiply(positive, TLanes.Load(ref keep, i)), ref to, i);
        }

        Rest.Relu(source[whole..], mask[whole..], destination[whole..]);
    }

    public override void HardSigmoidError(
        ReadOnlySpan<float> drive, ReadOnlySpan<float> output, ReadOnlySpan<float> mask, float target, Span<float> error)
    {
        int whole = drive.Length - (drive.Length % Lane);
        ref float z = ref MemoryMarshal.GetReference(drive);
        ref float y = ref MemoryMarshal.GetReference(output);
        ref float keep = ref MemoryMarshal.GetReference(mask);
        ref float to = ref MemoryMarshal.GetReference(error);
        TLanes one = TLanes.Broadcast(1f);
        TLanes goal = TLanes.Broadcast(target);
        for (int i = 0; i < whole; i += Lane)
        {
            TLanes pressure = TLanes.Load(ref z, i);
            TLanes linear = TLanes.And(
                TLanes.GreaterThanOrEqual(pressure, TLanes.Zero), TLanes.GreaterThanOrEqual(one, pressure));
            TLanes difference = TLanes.Multiply(TLanes.Load(ref keep, i), TLanes.Subtract(goal, TLanes.Load(ref y, i)));
            TLanes.Store(TLanes.And(linear, difference), ref to, i);
        }

        Rest.HardSigmoidError(drive[whole..], output[whole..], mask[whole..], target, error[whole..]);
    }

    public override void ReluError(ReadOnlySpan<float> drive, ReadOnlySpan<float> mask, Span<float> error)
    {
        int whole = drive.Length - (drive.Length % Lane);
        ref float z = ref MemoryMarshal.GetReference(drive);
        ref float keep = ref MemoryMarshal.GetReference(mask);
        ref float to = ref MemoryMarshal.GetReference(error);
        for (int i = 0; i < whole; i += Lane)
        {
            TLanes open = TLanes.GreaterThan(TLanes.Load(ref z, i), TLanes.Zero);
            TLanes.Store(TLanes.And(open, TLanes.Multiply(TLanes.Load(ref to, i), TLanes.Load(ref keep, i))), ref to, i);
        }

        Rest.ReluError(drive[whole..], mask[whole..], error[whole..]);
    }

    public override void TopOfDifference(
        ReadOnlySpan<float> value, ReadOnlySpan<float> offset, int k, int[] winners, int firstWinner)
    {
        int held = 0;
        int whole = value.Length - (value.Length % Lane);
        ref float y = ref MemoryMarshal.GetReference(value);
        ref float h = ref MemoryMarshal.GetReference(offset);
        TLanes worst = TLanes.Broadcast(float.NegativeInfinity);
        int i = 0;
        for (; i < whole; i += Lane)
        {
            // Almost every block of sixteen holds nothing better than the worst of the list: one comparison passes over it.
            if (held == k && !TLanes.AnyGreaterThan(TLanes.Subtract(TLanes.Load(ref y, i), TLanes.Load(ref h, i)), worst))
            {
                continue;
            }

            for (int j = i; j < i + Lane; j++)
            {
                held = TopList.Offer(value, offset, j, k, winners, firstWinner, held);
            }

            if (held == k)
            {
                worst = TLanes.Broadcast(TopList.Score(value, offset, winners[firstWinner + k - 1]));
            }
        }

        for (; i < value.Length; i++)
        {
            held = TopList.Offer(value, offset, i, k, winners, firstWinner, held);
        }
    }

    public override void Adam(Span<float> gradient, Span<float> first, Span<float> second, AdamStep step, Span<float> delta)
    {
        int whole = gradient.Length - (gradient.Length % Lane);
        ref float g = ref MemoryMarshal.GetReference(gradient);
        ref float m = ref MemoryMarshal.GetReference(first);
        ref float v = ref MemoryMarshal.GetReference(second);
        ref float d = ref MemoryMarshal.GetReference(delta);
        TLanes firstDecay = TLanes.Broadcast(step.FirstDecay);
        TLanes firstGain = TLanes.Broadcast(1f - step.FirstDecay);
        TLanes secondDecay = TLanes.Broadcast(step.SecondDecay);
        TLanes secondGain = TLanes.Broadcast(1f - step.SecondDecay);
        TLanes rate = TLanes.Broadcast(step.Rate);
        TLanes correction = TLanes.Broadcast(step.SecondCorrection);
        TLanes epsilon = TLanes.Broadcast(step.Epsilon);
        for (int i = 0; i < whole; i += Lane)
        {
            TLanes slope = TLanes.Load(ref g, i);
            TLanes moment = TLanes.MultiplyAdd(firstGain, slope, TLanes.Multiply(firstDecay, TLanes.Load(ref m, i)));
            TLanes square = TLanes.Multiply(slope, slope);
            TLanes power = TLanes.MultiplyAdd(secondGain, square, TLanes.Multiply(secondDecay, TLanes.Load(ref v, i)));
            TLanes.Store(moment, ref m, i);
            TLanes.Store(power, ref v, i);
            TLanes root = TLanes.MultiplyAdd(TLanes.Sqrt(power), correction, epsilon);
            TLanes.Store(TLanes.Divide(TLanes.Multiply(rate, moment), root), ref d, i);
            TLanes.Store(TLanes.Zero, ref g, i);
        }

        Rest.Adam(gradient[whole..], first[whole..], second[whole..], step, delta[whole..]);
    }
}
