using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Larmor.Kernels;

/// <summary>Sixteen ints in four vectors of 128 bits.</summary>
internal struct IntLanes128 : IIntLanes<IntLanes128>
{
    private Vector128<int> _first;
    private Vector128<int> _second;
    private Vector128<int> _third;
    private Vector128<int> _fourth;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private IntLanes128(Vector128<int> first, Vector128<int> second, Vector128<int> third, Vector128<int> fourth)
    {
        _first = first;
        _second = second;
        _third = third;
        _fourth = fourth;
    }

    public static int InputOffset => AvxVnni.IsSupported ? 128 : 0;

    public static IntLanes128 Ones => Broadcast(0x01010101);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes128 Broadcast(int value)
    {
        var vector = Vector128.Create(value);
        return new IntLanes128(vector, vector, vector, vector);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes128 Load(ref sbyte source) =>
        new(
            Vector128.LoadUnsafe(ref source).AsInt32(),
            Vector128.LoadUnsafe(ref Unsafe.Add(ref source, 16)).AsInt32(),
            Vector128.LoadUnsafe(ref Unsafe.Add(ref source, 32)).AsInt32(),
            Vector128.LoadUnsafe(ref Unsafe.Add(ref source, 48)).AsInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes128 LoadInputs(ref sbyte source)
    {
        IntLanes128 bytes = Load(ref source);
        if (InputOffset != 0)
        {
            // Turning the highest bit of a signed byte adds 128 to what it is as an unsigned one.
            var turn = Vector128.Create((byte)0x80).AsInt32();
            bytes._first ^= turn;
            bytes._second ^= turn;
            bytes._third ^= turn;
            bytes._fourth ^= turn;
        }

        return bytes;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProducts(ref IntLanes128 sums, IntLanes128 inputs, IntLanes128 weights)
    {
        sums._first = AddPart(sums._first, inputs._first, weights._first);
        sums._second = AddPart(sums._second, inputs._second, weights._second);
        sums._third = AddPart(sums._third, inputs._third, weights._third);
        sums._fourth = AddPart(sums._fourth, inputs._fourth, weights._fourth);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Sum(IntLanes128 value) => Vector128.Sum(value._first + value._second + value._third + value._fourth);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes128 Widen(ref sbyte source)
    {
        (Vector128<short> lower, Vector128<short> upper) = Vector128.Widen(Vector128.LoadUnsafe(ref source));
        (Vector128<int> first, Vector128<int> second) = Vector128.Widen(lower);
        (Vector128<int> third, Vector128<int> fourth) = Vector128.Widen(upper);
        return new IntLanes128(first, second, third, fourth);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Narrow(IntLanes128 value, ref sbyte destination) =>
        Vector128.Narrow(Vector128.Narrow(value._first, value._second), Vector128.Narrow(value._third, value._fourth))
            .StoreUnsafe(ref destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes128 MultiplyAdd(IntLanes128 left, IntLanes128 right, IntLanes128 addend) =>
        new(
            (left._first * right._first) + addend._first,
            (left._second * right._second) + addend._second,
            (left._third * right._third) + addend._third,
            (left._fourth * right._fourth) + addend._fourth);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsZero(IntLanes128 value) => (value._first | value._second | value._third | value._fourth) == Vector128<int>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes128 AddRounded(IntLanes128 value, IntLanes128 change, ulong key, uint firstCell, int shift, int largest) =>
        new(
            RoundedPart(value._first, change._first, key, firstCell, shift, largest),
            RoundedPart(value._second, change._second, key, firstCell + 4u, shift, largest),
            RoundedPart(value._third, change._third, key, firstCell + 8u, shift, largest),
            RoundedPart(value._fourth, change._fourth, key, firstCell + 12u, shift, largest));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> AddPart(Vector128<int> sums, Vector128<int> inputs, Vector128<int> weights)
    {
        if (AvxVnni.IsSupported)
        {
            return AvxVnni.MultiplyWideningAndAdd(sums, inputs.AsByte(), weights.AsSByte());
        }

        if (Dp.IsSupported)
        {
            return Dp.DotProduct(sums, inputs.AsSByte(), weights.AsSByte());
        }

        (Vector128<short> x0, Vector128<short> x1) = Vector128.Widen(inputs.AsSByte());
        (Vector128<short> w0, Vector128<short> w1) = Vector128.Widen(weights.AsSByte());
        if (Sse2.IsSupported)
        {
            return sums + Sse2.MultiplyAddAdjacent(x0, w0) + Sse2.MultiplyAddAdjacent(x1, w1);
        }

        // A product of two bytes fits into a short.
        (Vector128<int> p0, Vector128<int> p1) = Vector128.Widen(x0 * w0);
        (Vector128<int> p2, Vector128<int> p3) = Vector128.Widen(x1 * w1);
        return sums + (p0 + p1) + (p2 + p3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> RoundedPart(Vector128<int> value, Vector128<int> change, ulong key, uint firstCell, int shift, int largest)
    {
        Vector128<int> draws = ((CounterVectors.At128(key, firstCell) >>> 1) >>> (31 - shift)).AsInt32();
        Vector128<int> moved = value + ((change + draws) >> shift);
        return Vector128.Min(Vector128.Max(moved, Vector128.Create(-largest)), Vector128.Create(largest));
    }
}
