#if LARMOR_NATIVE
using System.Reflection;
using System.Runtime.CompilerServices;

[assembly: AssemblyNativeVersion("1.0.0.0")]

namespace Larmor.Native
{
    /// <summary>The four loops in the firmware's C++ (interop/): the same calls as in KernelCalls.Managed.cs.</summary>
    /// <remarks>Nothing but these four methods, in this order: the firmware finds them by their place (interop/Larmor_NativeKernel.cpp).</remarks>
    public static class KernelCalls
    {
        /// <summary>Shortest vector worth a call.</summary>
        public const int LeastCount = 32;

        /// <summary>Sum of products.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern float Dot(float[] a, int aStart, float[] b, int bStart, int count);

        /// <summary><c>y += factor · x</c>.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern void Axpy(float factor, float[] x, int xStart, float[] y, int yStart, int count);

        /// <summary>Sum of products of 8-bit numbers.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern int DotInt8(sbyte[] a, int aStart, sbyte[] b, int bStart, int count);

        /// <summary>Adds one row of weights for each spike.</summary>
        [MethodImpl(MethodImplOptions.InternalCall)]
        public static extern void AccumulateSpikes(int[] spikes, int spikeCount, float[] weights, int stride, float[] sums, int count);
    }
}
#endif
