using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Larmor.Kernels;

/// <summary>Sixteen floats in two vectors of 256 bits.</summary>
internal struct Lanes256 : ILanes<Lanes256>
{
    private Vector256<float> _first;
    private Vector256<float> _second;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes256(Vector256<float> first, Vector256<float> second)
    {
        _first = first;
        _second = second;
    }

    public static int VectorBits => 256;

    public static Lanes256 Zero => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Broadcast(float value)
    {
        var vector = Vector256.Create(value);
        return new Lanes256(vector, vector);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Load(ref float source, int offset)
    {
        ref float place = ref Unsafe.Add(ref source, offset);
        return new Lanes256(
            Vector256.LoadUnsafe(ref place),
            Vector256.LoadUnsafe(ref Unsafe.Add(ref place, 8)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes256 value, ref float destination, int offset)
    {
        ref float place = ref Unsafe.Add(ref destination, offset);
        value._first.StoreUnsafe(ref place);
        value._second.StoreUnsafe(ref Unsafe.Add(ref place, 8));
    }

    public static void Prefetch(ref float place, int offset) => CacheLine.Prefetch(ref place, offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 MultiplyAdd(Lanes256 left, Lanes256 right, Lanes256 addend) =>
        new(
            Vector256.MultiplyAddEstimate(left._first, right._first, addend._first),
            Vector256.MultiplyAddEstimate(left._second, right._second, addend._second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref Lanes256 sum, Lanes256 left, ref float source, int offset)
    {
        ref float place = ref Unsafe.Add(ref source, offset);
        sum._first = Vector256.MultiplyAddEstimate(left._first, Vector256.LoadUnsafe(ref place), sum._first);
        sum._second = Vector256.MultiplyAddEstimate(left._second, Vector256.LoadUnsafe(ref Unsafe.Add(ref place, 8)), sum._second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref Lanes256 sum, Lanes256 left, Lanes256 right)
    {
        sum._first = Vector256.MultiplyAddEstimate(left._first, right._first, sum._first);
        sum._second = Vector256.MultiplyAddEstimate(left._second, right._second, sum._second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Add(Lanes256 left, Lanes256 right) =>
        new(
            left._first + right._first,
            left._second + right._second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Subtract(Lanes256 left, Lanes256 right) =>
        new(
            left._first - right._first,
            left._second - right._second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Multiply(Lanes256 left, Lanes256 right) =>
        new(
            left._first * right._first,
            left._second * right._second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Divide(Lanes256 left, Lanes256 right) =>
        new(
            left._first / right._first,
            left._second / right._second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Min(Lanes256 left, Lanes256 right) =>
        new(
            Vector256.MinNative(left._first, right._first),
            Vector256.MinNative(left._second, right._second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Max(Lanes256 left, Lanes256 right) =>
        new(
            Vector256.MaxNative(left._first, right._first),
            Vector256.MaxNative(left._second, right._second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 And(Lanes256 left, Lanes256 right) =>
        new(
            left._first & right._first,
            left._second & right._second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 GreaterThan(Lanes256 left, Lanes256 right) =>
        new(
            Vector256.GreaterThan(left._first, right._first),
            Vector256.GreaterThan(left._second, right._second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 GreaterThanOrEqual(Lanes256 left, Lanes256 right) =>
        new(
            Vector256.GreaterThanOrEqual(left._first, right._first),
            Vector256.GreaterThanOrEqual(left._second, right._second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Sqrt(Lanes256 value) =>
        new(
            Vector256.Sqrt(value._first),
            Vector256.Sqrt(value._second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyGreaterThan(Lanes256 left, Lanes256 right) =>
        Vector256.GreaterThanAny(left._first, right._first)
            || Vector256.GreaterThanAny(left._second, right._second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Drawn(ulong key, uint firstIndex, uint threshold) =>
        new(
            DrawnPart(key, firstIndex, threshold),
            DrawnPart(key, firstIndex + 8u, threshold));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Fold(Lanes256 value)
    {
        Vector256<float> half = value._first + value._second;
        return half.GetLower() + half.GetUpper();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Lanes256 value)
    {
        Vector128<float> quarter = Fold(value);
        return (quarter[0] + quarter[2]) + (quarter[1] + quarter[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> DrawnPart(ulong key, uint firstIndex, uint threshold) =>
        Vector256.LessThan(CounterVectors.At256(key, firstIndex), Vector256.Create(threshold)).AsSingle();
}
