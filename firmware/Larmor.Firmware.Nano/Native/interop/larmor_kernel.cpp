// Plain loops: a compiler for Cortex-M4F, M7, M33 or Xtensa LX7 unrolls them; one with a vector unit may use it. Order of the sums as in
// KernelCalls.Managed.cs, so that results differ only where the compiler contracts a multiply and an add (-ffp-contract=off: not at all).

#include "larmor_kernel.h"

float larmor_dot(const float *a, const float *b, int count)
{
    float sum = 0.0f;
    for (int i = 0; i < count; i++)
    {
        sum += a[i] * b[i];
    }

    return sum;
}

void larmor_axpy(float factor, const float *x, float *y, int count)
{
    for (int i = 0; i < count; i++)
    {
        y[i] += factor * x[i];
    }
}

int larmor_dot_int8(const signed char *a, const signed char *b, int count)
{
    int sum = 0;
    for (int i = 0; i < count; i++)
    {
        sum += a[i] * b[i];
    }

    return sum;
}

int larmor_accumulate_spikes(
    const int *spikes,
    int spike_count,
    const float *weights,
    int weight_count,
    int stride,
    float *sums,
    int count)
{
    // In 64 bits: a row number times a stride may pass 2^31.
    for (int k = 0; k < spike_count; k++)
    {
        long long row = (long long)spikes[k] * stride;
        if (row < 0 || row + count > weight_count)
        {
            return 1;
        }
    }

    for (int k = 0; k < spike_count; k++)
    {
        const float *row = weights + (long long)spikes[k] * stride;
        for (int i = 0; i < count; i++)
        {
            sums[i] += row[i];
        }
    }

    return 0;
}
