using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Larmor.Kernels;

/// <summary>Sixteen floats in one vector of 512 bits.</summary>
internal struct Lanes512 : ILanes<Lanes512>
{
    private Vector512<float> _first;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes512(Vector512<float> first)
    {
        _first = first;
    }

    public static int VectorBits => 512;

    public static Lanes512 Zero => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Broadcast(float value)
    {
        var vector = Vector512.Create(value);
        return new Lanes512(vector);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Load(ref float source, int offset)
    {
        ref float place = ref Unsafe.Add(ref source, offset);
        return new Lanes512(Vector512.LoadUnsafe(ref place));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes512 value, ref float destination, int offset)
    {
        ref float place = ref Unsafe.Add(ref destination, offset);
        value._first.StoreUnsafe(ref place);
    }

    public static void Prefetch(ref float place, int offset) => CacheLine.Prefetch(ref place, offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 MultiplyAdd(Lanes512 left, Lanes512 right, Lanes512 addend) =>
        new(Vector512.MultiplyAddEstimate(left._first, right._first, addend._first));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref Lanes512 sum, Lanes512 left, ref float source, int offset)
    {
        ref float place = ref Unsafe.Add(ref source, offset);
        sum._first = Vector512.MultiplyAddEstimate(left._first, Vector512.LoadUnsafe(ref place), sum._first);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref Lanes512 sum, Lanes512 left, Lanes512 right)
    {
        sum._first = Vector512.MultiplyAddEstimate(left._first, right._first, sum._first);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Add(Lanes512 left, Lanes512 right) =>
        new(left._first + right._first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Subtract(Lanes512 left, Lanes512 right) =>
        new(left._first - right._first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Multiply(Lanes512 left, Lanes512 right) =>
        new(left._first * right._first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Divide(Lanes512 left, Lanes512 right) =>
        new(left._first / right._first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Min(Lanes512 left, Lanes512 right) =>
        new(Vector512.MinNative(left._first, right._first));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Max(Lanes512 left, Lanes512 right) =>
        new(Vector512.MaxNative(left._first, right._first));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 And(Lanes512 left, Lanes512 right) =>
        new(left._first & right._first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 GreaterThan(Lanes512 left, Lanes512 right) =>
        new(Vector512.GreaterThan(left._first, right._first));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 GreaterThanOrEqual(Lanes512 left, Lanes512 right) =>
        new(Vector512.GreaterThanOrEqual(left._first, right._first));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Sqrt(Lanes512 value) =>
        new(Vector512.Sqrt(value._first));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyGreaterThan(Lanes512 left, Lanes512 right) =>
        Vector512.GreaterThanAny(left._first, right._first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Drawn(ulong key, uint firstIndex, uint threshold) =>
        new(DrawnPart(key, firstIndex, threshold));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Fold(Lanes512 value)
    {
        Vector256<float> half = value._first.GetLower() + value._first.GetUpper();
        return half.GetLower() + half.GetUpper();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Lanes512 value)
    {
        Vector128<float> quarter = Fold(value);
        return (quarter[0] + quarter[2]) + (quarter[1] + quarter[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> DrawnPart(ulong key, uint firstIndex, uint threshold) =>
        Vector512.LessThan(CounterVectors.At512(key, firstIndex), Vector512.Create(threshold)).AsSingle();
}
