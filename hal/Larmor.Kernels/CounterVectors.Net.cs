using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Larmor.Kernels;

/// <summary><see cref="CounterRandom.At"/> for neighbouring indices, a vector at a time: the same bits as one by one.</summary>
internal static class CounterVectors
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<uint> At128(ulong key, uint firstIndex)
    {
        Vector128<uint> u = (Vector128.Create(firstIndex) + Vector128<uint>.Indices) * CounterRandom.Weyl;
        u += Vector128.Create((uint)key);
        u ^= u >>> 16;
        u *= CounterRandom.FirstMultiplier;
        u ^= (u >>> 15) ^ Vector128.Create((uint)(key >> 32));
        u *= CounterRandom.SecondMultiplier;
        return u ^ (u >>> 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<uint> At256(ulong key, uint firstIndex)
    {
        Vector256<uint> u = (Vector256.Create(firstIndex) + Vector256<uint>.Indices) * CounterRandom.Weyl;
        u += Vector256.Create((uint)key);
        u ^= u >>> 16;
        u *= CounterRandom.FirstMultiplier;
        u ^= (u >>> 15) ^ Vector256.Create((uint)(key >> 32));
        u *= CounterRandom.SecondMultiplier;
        return u ^ (u >>> 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<uint> At512(ulong key, uint firstIndex)
    {
        Vector512<uint> u = (Vector512.Create(firstIndex) + Vector512<uint>.Indices) * CounterRandom.Weyl;
        u += Vector512.Create((uint)key);
        u ^= u >>> 16;
        u *= CounterRandom.FirstMultiplier;
        u ^= (u >>> 15) ^ Vector512.Create((uint)(key >> 32));
        u *= CounterRandom.SecondMultiplier;
        return u ^ (u >>> 16);
    }
}
