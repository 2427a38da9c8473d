// The four loops of Larmor.NativeKernel, without a word of nanoFramework: they are compiled for the host too (tests/Larmor.Portable.Tests).
#ifndef LARMOR_KERNEL_H
#define LARMOR_KERNEL_H

#ifdef __cplusplus
extern "C"
{
#endif

    // Sum of a[i] * b[i], i < count.
    float larmor_dot(const float *a, const float *b, int count);

    // y[i] += factor * x[i], i < count; x and y do not overlap.
    void larmor_axpy(float factor, const float *x, float *y, int count);

    // Sum of a[i] * b[i], i < count, in 32 bits.
    int larmor_dot_int8(const signed char *a, const signed char *b, int count);

    // sums[i] += weights[spikes[k] * stride + i], i < count, k < spike_count. Returns 0, or 1 without having added anything when a spike
    // names a row that is not wholly among the first weight_count weights.
    int larmor_accumulate_spikes(
        const int *spikes,
        int spike_count,
        const float *weights,
        int weight_count,
        int stride,
        float *sums,
        int count);

#ifdef __cplusplus
}
#endif

#endif // LARMOR_KERNEL_H
