// Arguments from the interpreter's stack: every array is checked for null and every range for its ends, then the loops run on bare memory. What is wrong
// arrives in C# as NullReferenceException or IndexOutOfRangeException.

#include "Larmor_NativeKernel.h"
#include "larmor_kernel.h"

typedef Library_Larmor_NativeKernel_Larmor_Native_KernelCalls KernelCalls;

// The elements from start on, or null with the reason in hr. Lengths are unsigned: all sums are made in 64 bits.
static void *Range(CLR_RT_HeapBlock &argument, int start, int count, int elementBytes, HRESULT &hr)
{
    CLR_RT_HeapBlock_Array *array = argument.DereferenceArray();
    if (array == nullptr)
    {
        hr = CLR_E_NULL_REFERENCE;
        return nullptr;
    }

    if (start < 0 || count < 0 || (long long)start + count > (long long)array->m_numOfElements)
    {
        hr = CLR_E_INDEX_OUT_OF_RANGE;
        return nullptr;
    }

    return array->GetFirstElement() + (long long)start * elementBytes;
}

static int Number(CLR_RT_HeapBlock &argument)
{
    return argument.NumericByRef().s4;
}

HRESULT KernelCalls::Dot___STATIC__R4__SZARRAY_R4__I4__SZARRAY_R4__I4__I4(CLR_RT_StackFrame &stack)
{
    HRESULT hr = S_OK;
    int count = Number(stack.Arg4());
    const float *a = (const float *)Range(stack.Arg0(), Number(stack.Arg1()), count, sizeof(float), hr);
    const float *b = (const float *)Range(stack.Arg2(), Number(stack.Arg3()), count, sizeof(float), hr);
    if (a != nullptr && b != nullptr)
    {
        stack.SetResult_R4(larmor_dot(a, b, count));
    }

    return hr;
}

HRESULT KernelCalls::Axpy___STATIC__VOID__R4__SZARRAY_R4__I4__SZARRAY_R4__I4__I4(CLR_RT_StackFrame &stack)
{
    HRESULT hr = S_OK;
    int count = Number(stack.Arg5());
    const float *x = (const float *)Range(stack.Arg1(), Number(stack.Arg2()), count, sizeof(float), hr);
    float *y = (float *)Range(stack.Arg3(), Number(stack.Arg4()), count, sizeof(float), hr);
    if (x != nullptr && y != nullptr)
    {
        larmor_axpy(stack.Arg0().NumericByRef().r4, x, y, count);
    }

    return hr;
}

HRESULT KernelCalls::DotInt8___STATIC__I4__SZARRAY_I1__I4__SZARRAY_I1__I4__I4(CLR_RT_StackFrame &stack)
{
    HRESULT hr = S_OK;
    int count = Number(stack.Arg4());
    const signed char *a = (const signed char *)Range(stack.Arg0(), Number(stack.Arg1()), count, 1, hr);
    const signed char *b = (const signed char *)Range(stack.Arg2(), Number(stack.Arg3()), count, 1, hr);
    if (a != nullptr && b != nullptr)
    {
        stack.SetResult_I4(larmor_dot_int8(a, b, count));
    }

    return hr;
}

HRESULT KernelCalls::AccumulateSpikes___STATIC__VOID__SZARRAY_I4__I4__SZARRAY_R4__I4__SZARRAY_R4__I4(CLR_RT_StackFrame &stack)
{
    HRESULT hr = S_OK;
    int spikeCount = Number(stack.Arg1());
    int count = Number(stack.Arg5());
    const int *spikes = (const int *)Range(stack.Arg0(), 0, spikeCount, sizeof(int), hr);
    const float *weights = (const float *)Range(stack.Arg2(), 0, 0, sizeof(float), hr);
    float *sums = (float *)Range(stack.Arg4(), 0, count, sizeof(float), hr);
    if (spikes != nullptr && weights != nullptr && sums != nullptr)
    {
        int weightCount = (int)stack.Arg2().DereferenceArray()->m_numOfElements;
        if (larmor_accumulate_spikes(spikes, spikeCount, weights, weightCount, Number(stack.Arg3()), sums, count) != 0)
        {
            hr = CLR_E_INDEX_OUT_OF_RANGE;
        }
    }

    return hr;
}
