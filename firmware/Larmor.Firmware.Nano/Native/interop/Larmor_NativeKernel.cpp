// The table by which the firmware finds the methods: their order is that of KernelCalls.Native.cs, and nothing checks it but
// NativeKernelTests. The checksum is over the managed declarations; the metadata processor of your build prints it
// (NFMDP_GENERATE_STUBS, file Stubs/…/Larmor_NativeKernel.cpp): take it from there, never from elsewhere.

#include "Larmor_NativeKernel.h"

#ifndef LARMOR_NATIVE_CHECKSUM
#error "define LARMOR_NATIVE_CHECKSUM as the checksum in the stubs that the build of Larmor.NativeKernel (-p:LarmorNative=true) wrote"
#endif

static const CLR_RT_MethodHandler method_lookup[] = {
    Library_Larmor_NativeKernel_Larmor_Native_KernelCalls::Dot___STATIC__R4__SZARRAY_R4__I4__SZARRAY_R4__I4__I4,
    Library_Larmor_NativeKernel_Larmor_Native_KernelCalls::Axpy___STATIC__VOID__R4__SZARRAY_R4__I4__SZARRAY_R4__I4__I4,
    Library_Larmor_NativeKernel_Larmor_Native_KernelCalls::DotInt8___STATIC__I4__SZARRAY_I1__I4__SZARRAY_I1__I4__I4,
    Library_Larmor_NativeKernel_Larmor_Native_KernelCalls::
        AccumulateSpikes___STATIC__VOID__SZARRAY_I4__I4__SZARRAY_R4__I4__SZARRAY_R4__I4,
};

const CLR_RT_NativeAssemblyData g_CLR_AssemblyNative_Larmor_NativeKernel = {
    "Larmor.NativeKernel",
    LARMOR_NATIVE_CHECKSUM,
    method_lookup,
    {1, 0, 0, 0}};
