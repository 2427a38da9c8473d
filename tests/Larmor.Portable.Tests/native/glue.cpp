// Calls the four methods through the firmware's own table, as the interpreter would: right arguments, null, and ranges that leave their arrays. Prints what is
// wrong and ends with the number of mistakes.
#include <climits>
#include <cstdio>

#include "Larmor_NativeKernel.h"

static int mistakes = 0;

static void Expect(const char *what, bool holds)
{
    if (!holds)
    {
        std::printf("%s\n", what);
        mistakes++;
    }
}

static CLR_RT_HeapBlock Int(int value)
{
    CLR_RT_HeapBlock block = {};
    block.number.s4 = value;
    return block;
}

static CLR_RT_HeapBlock Real(float value)
{
    CLR_RT_HeapBlock block = {};
    block.number.r4 = value;
    return block;
}

static CLR_RT_HeapBlock Array(CLR_RT_HeapBlock_Array *array)
{
    CLR_RT_HeapBlock block = {};
    block.array = array;
    return block;
}

int main()
{
    const CLR_RT_MethodHandler *call = g_CLR_AssemblyNative_Larmor_NativeKernel.methods;
    float x[4] = {1, 2, 3, 4};
    float y[4] = {10, 20, 30, 40};
    signed char s[4] = {-128, 2, 127, -1};
    int spikes[2] = {1, 0};
    CLR_RT_HeapBlock_Array ax = {4, (unsigned char *)x}, ay = {4, (unsigned char *)y}, as = {4, (unsigned char *)s}, ak = {2, (unsigned char *)spikes};

    CLR_RT_StackFrame dot = {{Array(&ax), Int(1), Array(&ay), Int(0), Int(3)}, {}};
    Expect("dot runs", call[0](dot) == S_OK && dot.result.r4 == 2 * 10 + 3 * 20 + 4 * 30);
    dot.arguments[4] = Int(4);
    Expect("dot past the end is refused", call[0](dot) == CLR_E_INDEX_OUT_OF_RANGE);
    dot.arguments[1] = Int(INT_MAX);
    Expect("dot from far away is refused", call[0](dot) == CLR_E_INDEX_OUT_OF_RANGE);
    dot.arguments[1] = Int(-1);
    Expect("dot from before the start is refused", call[0](dot) == CLR_E_INDEX_OUT_OF_RANGE);
    dot.arguments[1] = Int(0);
    dot.arguments[4] = Int(-1);
    Expect("dot of a negative count is refused", call[0](dot) == CLR_E_INDEX_OUT_OF_RANGE);
    dot.arguments[0] = Array(nullptr);
    Expect("dot of null is refused", call[0](dot) == CLR_E_NULL_REFERENCE || call[0](dot) == CLR_E_INDEX_OUT_OF_RANGE);

    CLR_RT_StackFrame axpy = {{Real(2), Array(&ax), Int(0), Array(&ay), Int(2), Int(2)}, {}};
    Expect("axpy runs", call[1](axpy) == S_OK && y[1] == 20 && y[2] == 32 && y[3] == 44);
    axpy.arguments[3] = Array(nullptr);
    Expect("axpy into null is refused", call[1](axpy) == CLR_E_NULL_REFERENCE);

    CLR_RT_StackFrame small = {{Array(&as), Int(0), Array(&as), Int(0), Int(4)}, {}};
    Expect("int8 dot runs", call[2](small) == S_OK && small.result.s4 == 16384 + 4 + 16129 + 1);
    small.arguments[3] = Int(1);
    Expect("int8 dot past the end is refused", call[2](small) == CLR_E_INDEX_OUT_OF_RANGE);

    float sums[2] = {0, 0};
    CLR_RT_HeapBlock_Array au = {2, (unsigned char *)sums};
    CLR_RT_StackFrame add = {{Array(&ak), Int(2), Array(&ax), Int(2), Array(&au), Int(2)}, {}};
    Expect("spikes are added", call[3](add) == S_OK && sums[0] == 4 && sums[1] == 6);
    spikes[1] = 2;
    Expect("a spike of no row is refused", call[3](add) == CLR_E_INDEX_OUT_OF_RANGE);
    spikes[1] = -1;
    Expect("a negative spike is refused", call[3](add) == CLR_E_INDEX_OUT_OF_RANGE);
    spikes[1] = INT_MAX;
    Expect("a spike beyond 2^31 is refused", call[3](add) == CLR_E_INDEX_OUT_OF_RANGE);
    Expect("a refused call adds nothing", sums[0] == 4 && sums[1] == 6);
    add.arguments[1] = Int(3);
    Expect("more spikes than there are is refused", call[3](add) == CLR_E_INDEX_OUT_OF_RANGE);
    return mistakes;
}
