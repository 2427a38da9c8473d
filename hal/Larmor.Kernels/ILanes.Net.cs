using System.Runtime.Intrinsics;

namespace Larmor.Kernels;

/// <summary>Sixteen floats side by side, on whatever vectors the processor has: every kernel is written once on this.</summary>
/// <remarks>Because the lanes are always sixteen, the order of every sum is the same for 128, 256 and 512 bits.</remarks>
internal interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    static abstract int VectorBits { get; }

    static abstract TSelf Zero { get; }

    static abstract TSelf Broadcast(float value);

    static abstract TSelf Load(ref float source, int offset);

    static abstract void Store(TSelf value, ref float destination, int offset);

    /// <summary>Asks for a cache line that will be needed soon; any address will do.</summary>
    static abstract void Prefetch(ref float place, int offset);

    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>sum += left · source[offset …]: written in place, so that load and sum become part of one instruction.</summary>
    static abstract void Accumulate(ref TSelf sum, TSelf left, ref float source, int offset);

    /// <summary>sum += left · right, in place.</summary>
    static abstract void Accumulate(ref TSelf sum, TSelf left, TSelf right);

    static abstract TSelf Add(TSelf left, TSelf right);

    static abstract TSelf Subtract(TSelf left, TSelf right);

    static abstract TSelf Multiply(TSelf left, TSelf right);

    static abstract TSelf Divide(TSelf left, TSelf right);

    static abstract TSelf Min(TSelf left, TSelf right);

    static abstract TSelf Max(TSelf left, TSelf right);

    static abstract TSelf Sqrt(TSelf value);

    static abstract TSelf And(TSelf left, TSelf right);

    static abstract TSelf GreaterThan(TSelf left, TSelf right);

    static abstract TSelf GreaterThanOrEqual(TSelf left, TSelf right);

    static abstract bool AnyGreaterThan(TSelf left, TSelf right);

    /// <summary>All bits set in the lanes whose draw of <see cref="CounterRandom"/> is below the threshold.</summary>
    static abstract TSelf Drawn(ulong key, uint firstIndex, uint threshold);

    /// <summary>The four quarters added: lane i of the result is (i + (i + 8)) + ((i + 4) + (i + 12)).</summary>
    static abstract Vector128<float> Fold(TSelf value);

    /// <summary>The sixteen lanes added in the order of a fixed tree: (0 + 2) + (1 + 3) of <see cref="Fold"/>.</summary>
    static abstract float Sum(TSelf value);
}
