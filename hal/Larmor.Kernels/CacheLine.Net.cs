using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Larmor.Kernels;

/// <summary>Hints to the cache.</summary>
internal static class CacheLine
{
    /// <summary>Asks for the line of an element; does nothing where the processor has no such hint.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe void Prefetch(ref float place, int offset)
    {
        if (Sse.IsSupported)
        {
            // A hint only: an address that has moved, or is none, does no harm.
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref place, offset)));
        }
    }
}
