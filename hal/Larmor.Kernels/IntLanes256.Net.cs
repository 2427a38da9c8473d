using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Larmor.Kernels;

/// <summary>Sixteen ints in two vectors of 256 bits.</summary>
internal struct IntLanes256 : IIntLanes<IntLanes256>
{
    private Vector256<int> _first;
    private Vector256<int> _second;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private IntLanes256(Vector256<int> first, Vector256<int> second)
    {
        _first = first;
        _second = second;
    }

    public static int InputOffset => AvxVnni.IsSupported ? 128 : 0;

    public static IntLanes256 Ones => Broadcast(0x01010101);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes256 Broadcast(int value)
    {
        var vector = Vector256.Create(value);
        return new IntLanes256(vector, vector);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes256 Load(ref sbyte source) =>
        new(
            Vector256.LoadUnsafe(ref source).AsInt32(),
            Vector256.LoadUnsafe(ref Unsafe.Add(ref source, 32)).AsInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes256 LoadInputs(ref sbyte source)
    {
        IntLanes256 bytes = Load(ref source);
        if (InputOffset != 0)
        {
            // Turning the highest bit of a signed byte adds 128 to what it is as an unsigned one.
            var turn = Vector256.Create((byte)0x80).AsInt32();
            bytes._first ^= turn;
            bytes._second ^= turn;
        }

        return bytes;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProducts(ref IntLanes256 sums, IntLanes256 inputs, IntLanes256 weights)
    {
        sums._first = AddPart(sums._first, inputs._first, weights._first);
        sums._second = AddPart(sums._second, inputs._second, weights._second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Sum(IntLanes256 value) => Vector256.Sum(value._first + value._second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes256 Widen(ref sbyte source)
    {
        (Vector256<int> lower, Vector256<int> upper) =
            Vector256.Widen(Vector256.WidenLower(Vector128.LoadUnsafe(ref source).ToVector256Unsafe()));
        return new IntLanes256(lower, upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Narrow(IntLanes256 value, ref sbyte destination)
    {
        Vector256<short> words = Vector256.Narrow(value._first, value._second);
        Vector256.Narrow(words, words).GetLower().StoreUnsafe(ref destination);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes256 MultiplyAdd(IntLanes256 left, IntLanes256 right, IntLanes256 addend) =>
        new(
            (left._first * right._first) + addend._first,
            (left._second * right._second) + addend._second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsZero(IntLanes256 value) => (value._first | value._second) == Vector256<int>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes256 AddRounded(IntLanes256 value, IntLanes256 change, ulong key, uint firstCell, int shift, int largest) =>
        new(
            RoundedPart(value._first, change._first, key, firstCell, shift, largest),
            RoundedPart(value._second, change._second, key, firstCell + 8u, shift, largest));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> AddPart(Vector256<int> sums, Vector256<int> inputs, Vector256<int> weights)
    {
        if (AvxVnni.IsSupported)
        {
            return AvxVnni.MultiplyWideningAndAdd(sums, inputs.AsByte(), weights.AsSByte());
        }

        (Vector256<short> x0, Vector256<short> x1) = Vector256.Widen(inputs.AsSByte());
        (Vector256<short> w0, Vector256<short> w1) = Vector256.Widen(weights.AsSByte());
        if (Avx2.IsSupported)
        {
            return sums + Avx2.MultiplyAddAdjacent(x0, w0) + Avx2.MultiplyAddAdjacent(x1, w1);
        }

        // A product of two bytes fits into a short.
        (Vector256<int> p0, Vector256<int> p1) = Vector256.Widen(x0 * w0);
        (Vector256<int> p2, Vector256<int> p3) = Vector256.Widen(x1 * w1);
        return sums + (p0 + p1) + (p2 + p3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> RoundedPart(Vector256<int> value, Vector256<int> change, ulong key, uint firstCell, int shift, int largest)
    {
        Vector256<int> draws = ((CounterVectors.At256(key, firstCell) >>> 1) >>> (31 - shift)).AsInt32();
        Vector256<int> moved = value + ((change + draws) >> shift);
        return Vector256.Min(Vector256.Max(moved, Vector256.Create(-largest)), Vector256.Create(largest));
    }
}
