// What the firmware knows of the assembly Larmor.NativeKernel.
#ifndef LARMOR_NATIVEKERNEL_H
#define LARMOR_NATIVEKERNEL_H

#include <nanoCLR_Interop.h>
#include <nanoCLR_Runtime.h>

struct Library_Larmor_NativeKernel_Larmor_Native_KernelCalls
{
    NANOCLR_NATIVE_DECLARE(Dot___STATIC__R4__SZARRAY_R4__I4__SZARRAY_R4__I4__I4);
    NANOCLR_NATIVE_DECLARE(Axpy___STATIC__VOID__R4__SZARRAY_R4__I4__SZARRAY_R4__I4__I4);
    NANOCLR_NATIVE_DECLARE(DotInt8___STATIC__I4__SZARRAY_I1__I4__SZARRAY_I1__I4__I4);
    NANOCLR_NATIVE_DECLARE(AccumulateSpikes___STATIC__VOID__SZARRAY_I4__I4__SZARRAY_R4__I4__SZARRAY_R4__I4);
};

extern const CLR_RT_NativeAssemblyData g_CLR_AssemblyNative_Larmor_NativeKernel;

#endif // LARMOR_NATIVEKERNEL_H
