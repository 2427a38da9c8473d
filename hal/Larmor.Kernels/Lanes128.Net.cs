using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Larmor.Kernels;

/// <summary>Sixteen floats in four vectors of 128 bits.</summary>
internal struct Lanes128 : ILanes<Lanes128>
{
    private Vector128<float> _first;
    private Vector128<float> _second;
    private Vector128<float> _third;
    private Vector128<float> _fourth;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes128(Vector128<float> first, Vector128<float> second, Vector128<float> third, Vector128<float> fourth)
    {
        _first = first;
        _second = second;
        _third = third;
        _fourth = fourth;
    }

    public static int VectorBits => 128;

    public static Lanes128 Zero => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Broadcast(float value)
    {
        var vector = Vector128.Create(value);
        return new Lanes128(vector, vector, vector, vector);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Load(ref float source, int offset)
    {
        ref float place = ref Unsafe.Add(ref source, offset);
        return new Lanes128(
            Vector128.LoadUnsafe(ref place),
            Vector128.LoadUnsafe(ref Unsafe.Add(ref place, 4)),
            Vector128.LoadUnsafe(ref Unsafe.Add(ref place, 8)),
            Vector128.LoadUnsafe(ref Unsafe.Add(ref place, 12)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes128 value, ref float destination, int offset)
    {
        ref float place = ref Unsafe.Add(ref destination, offset);
        value._first.StoreUnsafe(ref place);
        value._second.StoreUnsafe(ref Unsafe.Add(ref place, 4));
        value._third.StoreUnsafe(ref Unsafe.Add(ref place, 8));
        value._fourth.StoreUnsafe(ref Unsafe.Add(ref place, 12));
    }

    public static void Prefetch(ref float place, int offset) => CacheLine.Prefetch(ref place, offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 MultiplyAdd(Lanes128 left, Lanes128 right, Lanes128 addend) =>
        new(
            Vector128.MultiplyAddEstimate(left._first, right._first, addend._first),
            Vector128.MultiplyAddEstimate(left._second, right._second, addend._second),
            Vector128.MultiplyAddEstimate(left._third, right._third, addend._third),
            Vector128.MultiplyAddEstimate(left._fourth, right._fourth, addend._fourth));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref Lanes128 sum, Lanes128 left, ref float source, int offset)
    {
        ref float place = ref Unsafe.Add(ref source, offset);
        sum._first = Vector128.MultiplyAddEstimate(left._first, Vector128.LoadUnsafe(ref place), sum._first);
        sum._second = Vector128.MultiplyAddEstimate(left._second, Vector128.LoadUnsafe(ref Unsafe.Add(ref place, 4)), sum._second);
        sum._third = Vector128.MultiplyAddEstimate(left._third, Vector128.LoadUnsafe(ref Unsafe.Add(ref place, 8)), sum._third);
        sum._fourth = Vector128.MultiplyAddEstimate(left._fourth, Vector128.LoadUnsafe(ref Unsafe.Add(ref place, 12)), sum._fourth);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(ref Lanes128 sum, Lanes128 left, Lanes128 right)
    {
        sum._first = Vector128.MultiplyAddEstimate(left._first, right._first, sum._first);
        sum._second = Vector128.MultiplyAddEstimate(left._second, right._second, sum._second);
        sum._third = Vector128.MultiplyAddEstimate(left._third, right._third, sum._third);
        sum._fourth = Vector128.MultiplyAddEstimate(left._fourth, right._fourth, sum._fourth);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Add(Lanes128 left, Lanes128 right) =>
        new(
            left._first + right._first,
            left._second + right._second,
            left._third + right._third,
            left._fourth + right._fourth);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Subtract(Lanes128 left, Lanes128 right) =>
        new(
            left._first - right._first,
            left._second - right._second,
            left._third - right._third,
            left._fourth - right._fourth);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Multiply(Lanes128 left, Lanes128 right) =>
        new(
            left._first * right._first,
            left._second * right._second,
            left._third * right._third,
            left._fourth * right._fourth);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Divide(Lanes128 left, Lanes128 right) =>
        new(
            left._first / right._first,
            left._second / right._second,
            left._third / right._third,
            left._fourth / right._fourth);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Min(Lanes128 left, Lanes128 right) =>
        new(
            Vector128.MinNative(left._first, right._first),
            Vector128.MinNative(left._second, right._second),
            Vector128.MinNative(left._third, right._third),
            Vector128.MinNative(left._fourth, right._fourth));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Max(Lanes128 left, Lanes128 right) =>
        new(
            Vector128.MaxNative(left._first, right._first),
            Vector128.MaxNative(left._second, right._second),
            Vector128.MaxNative(left._third, right._third),
            Vector128.MaxNative(left._fourth, right._fourth));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 And(Lanes128 left, Lanes128 right) =>
        new(
            left._first & right._first,
            left._second & right._second,
            left._third & right._third,
            left._fourth & right._fourth);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 GreaterThan(Lanes128 left, Lanes128 right) =>
        new(
            Vector128.GreaterThan(left._first, right._first),
            Vector128.GreaterThan(left._second, right._second),
            Vector128.GreaterThan(left._third, right._third),
            Vector128.GreaterThan(left._fourth, right._fourth));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 GreaterThanOrEqual(Lanes128 left, Lanes128 right) =>
        new(
            Vector128.GreaterThanOrEqual(left._first, right._first),
            Vector128.GreaterThanOrEqual(left._second, right._second),
            Vector128.GreaterThanOrEqual(left._third, right._third),
            Vector128.GreaterThanOrEqual(left._fourth, right._fourth));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Sqrt(Lanes128 value) =>
        new(
            Vector128.Sqrt(value._first),
            Vector128.Sqrt(value._second),
            Vector128.Sqrt(value._third),
            Vector128.Sqrt(value._fourth));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyGreaterThan(Lanes128 left, Lanes128 right) =>
        Vector128.GreaterThanAny(left._first, right._first)
            || Vector128.GreaterThanAny(left._second, right._second)
            || Vector128.GreaterThanAny(left._third, right._third)
            || Vector128.GreaterThanAny(left._fourth, right._fourth);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Drawn(ulong key, uint firstIndex, uint threshold) =>
        new(
            DrawnPart(key, firstIndex, threshold),
            DrawnPart(key, firstIndex + 4u, threshold),
            DrawnPart(key, firstIndex + 8u, threshold),
            DrawnPart(key, firstIndex + 12u, threshold));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Fold(Lanes128 value) =>
        (value._first + value._third) + (value._second + value._fourth);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Lanes128 value)
    {
        Vector128<float> quarter = Fold(value);
        return (quarter[0] + quarter[2]) + (quarter[1] + quarter[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> DrawnPart(ulong key, uint firstIndex, uint threshold) =>
        Vector128.LessThan(CounterVectors.At128(key, firstIndex), Vector128.Create(threshold)).AsSingle();
}
