using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Larmor.Kernels;

/// <summary>Sixteen ints in one vector of 512 bits.</summary>
internal struct IntLanes512 : IIntLanes<IntLanes512>
{
    private Vector512<int> _first;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private IntLanes512(Vector512<int> first)
    {
        _first = first;
    }

    public static int InputOffset => 0;

    public static IntLanes512 Ones => Broadcast(0x01010101);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes512 Broadcast(int value)
    {
        var vector = Vector512.Create(value);
        return new IntLanes512(vector);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes512 Load(ref sbyte source) =>
        new(Vector512.LoadUnsafe(ref source).AsInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes512 LoadInputs(ref sbyte source) => Load(ref source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProducts(ref IntLanes512 sums, IntLanes512 inputs, IntLanes512 weights)
    {
        sums._first = AddPart(sums._first, inputs._first, weights._first);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Sum(IntLanes512 value) => Vector512.Sum(value._first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes512 Widen(ref sbyte source) =>
        new(Vector512.WidenLower(Vector512.WidenLower(Vector128.LoadUnsafe(ref source).ToVector256Unsafe().ToVector512Unsafe())));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Narrow(IntLanes512 value, ref sbyte destination)
    {
        Vector512<short> words = Vector512.Narrow(value._first, value._first);
        Vector512.Narrow(words, words).GetLower().GetLower().StoreUnsafe(ref destination);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes512 MultiplyAdd(IntLanes512 left, IntLanes512 right, IntLanes512 addend) =>
        new((left._first * right._first) + addend._first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsZero(IntLanes512 value) => (value._first) == Vector512<int>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IntLanes512 AddRounded(IntLanes512 value, IntLanes512 change, ulong key, uint firstCell, int shift, int largest) =>
        new(RoundedPart(value._first, change._first, key, firstCell, shift, largest));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> AddPart(Vector512<int> sums, Vector512<int> inputs, Vector512<int> weights)
    {
        (Vector512<short> x0, Vector512<short> x1) = Vector512.Widen(inputs.AsSByte());
        (Vector512<short> w0, Vector512<short> w1) = Vector512.Widen(weights.AsSByte());
        if (Avx512BW.IsSupported)
        {
            return sums + Avx512BW.MultiplyAddAdjacent(x0, w0) + Avx512BW.MultiplyAddAdjacent(x1, w1);
        }

        // A product of two bytes fits into a short.
        (Vector512<int> p0, Vector512<int> p1) = Vector512.Widen(x0 * w0);
        (Vector512<int> p2, Vector512<int> p3) = Vector512.Widen(x1 * w1);
        return sums + (p0 + p1) + (p2 + p3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> RoundedPart(Vector512<int> value, Vector512<int> change, ulong key, uint firstCell, int shift, int largest)
    {
        Vector512<int> draws = ((CounterVectors.At512(key, firstCell) >>> 1) >>> (31 - shift)).AsInt32();
        Vector512<int> moved = value + ((change + draws) >> shift);
        return Vector512.Min(Vector512.Max(moved, Vector512.Create(-largest)), Vector512.Create(largest));
    }
}
