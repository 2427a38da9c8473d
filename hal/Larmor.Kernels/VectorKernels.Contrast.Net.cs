using System;
using System.Runtime.InteropServices;

namespace Larmor.Kernels;

internal sealed partial class VectorKernels<TLanes>
{
    public override float Sum(ReadOnlySpan<float> source)
    {
        int whole = source.Length - (source.Length % Lane);
        ref float from = ref MemoryMarshal.GetReference(source);
        TLanes sum = TLanes.Zero;
        for (int i = 0; i < whole; i += Lane)
        {
            sum = TLanes.Add(sum, TLanes.Load(ref from, i));
        }

        return TLanes.Sum(sum) + Rest.Sum(source[whole..]);
    }

    public override float SumOfSquares(ReadOnlySpan<float> source, float centre)
    {
        int whole = source.Length - (source.Length % Lane);
        ref float from = ref MemoryMarshal.GetReference(source);
        TLanes middle = TLanes.Broadcast(centre);
        TLanes sum = TLanes.Zero;
        for (int i = 0; i < whole; i += Lane)
        {
            TLanes difference = TLanes.Subtract(TLanes.Load(ref from, i), middle);
            TLanes.Accumulate(ref sum, difference, difference);
        }

        return TLanes.Sum(sum) + Rest.SumOfSquares(source[whole..], centre);
    }

    public override float RectifiedSquares(ReadOnlySpan<float> source)
    {
        int whole = source.Length - (source.Length % Lane);
        ref float from = ref MemoryMarshal.GetReference(source);
        TLanes sum = TLanes.Zero;
        for (int i = 0; i < whole; i += Lane)
        {
            TLanes positive = TLanes.Max(TLanes.Load(ref from, i), TLanes.Zero);
            TLanes.Accumulate(ref sum, positive, positive);
        }

        return TLanes.Sum(sum) + Rest.RectifiedSquares(source[whole..]);
    }

    public override void Add(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> destination)
    {
        int whole = left.Length - (left.Length % Lane);
        ref float a = ref MemoryMarshal.GetReference(left);
        ref float b = ref MemoryMarshal.GetReference(right);
        ref float to = ref MemoryMarshal.GetReference(destination);
        for (int i = 0; i < whole; i += Lane)
        {
            TLanes.Store(TLanes.Add(TLanes.Load(ref a, i), TLanes.Load(ref b, i)), ref to, i);
        }

        Rest.Add(left[whole..], right[whole..], destination[whole..]);
    }

    public override void AddRectified(ReadOnlySpan<float> source, float gain, Span<float> destination)
    {
        int whole = source.Length - (source.Length % Lane);
        ref float from = ref MemoryMarshal.GetReference(source);
        ref float to = ref MemoryMarshal.GetReference(destination);
        TLanes factor = TLanes.Broadcast(gain);
        for (int i = 0; i < whole; i += Lane)
        {
            TLanes positive = TLanes.Max(TLanes.Load(ref from, i), TLanes.Zero);
            TLanes.Store(TLanes.MultiplyAdd(factor, positive, TLanes.Load(ref to, i)), ref to, i);
        }

        Rest.AddRectified(source[whole..], gain, destination[whole..]);
    }

    public override void Affine(ReadOnlySpan<float> source, float offset, float factor, Span<float> destination)
    {
        int whole = source.Length - (source.Length % Lane);
        ref float from = ref MemoryMarshal.GetReference(source);
        ref float to = ref MemoryMarshal.GetReference(destination);
        TLanes shift = TLanes.Broadcast(offset);
        TLanes gain = TLanes.Broadcast(factor);
        for (int i = 0; i < whole; i += Lane)
        {
            TLanes.Store(TLanes.Multiply(TLanes.Subtract(TLanes.Load(ref from, i), shift), gain), ref to, i);
        }

        Rest.Affine(source[whole..], offset, factor, destination[whole..]);
    }

    public override void Above(ReadOnlySpan<float> source, float offset, Span<float> destination)
    {
        int whole = source.Length - (source.Length % Lane);
        ref float from = ref MemoryMarshal.GetReference(source);
        ref float to = ref MemoryMarshal.GetReference(destination);
        TLanes shift = TLanes.Broadcast(offset);
        for (int i = 0; i < whole; i += Lane)
        {
            TLanes.Store(TLanes.Max(TLanes.Subtract(TLanes.Load(ref from, i), shift), TLanes.Zero), ref to, i);
        }

        Rest.Above(source[whole..], offset, destination[whole..]);
    }

    public override void Maximum(ReadOnlySpan<float> source, Span<float> destination)
    {
        int whole = source.Length - (source.Length % Lane);
        ref float from = ref MemoryMarshal.GetReference(source);
        ref float to = ref MemoryMarshal.GetReference(destination);
        for (int i = 0; i < whole; i += Lane)
        {
            TLanes.Store(TLanes.Max(TLanes.Load(ref from, i), TLanes.Load(ref to, i)), ref to, i);
        }

        Rest.Maximum(source[whole..], destination[whole..]);
    }
}
