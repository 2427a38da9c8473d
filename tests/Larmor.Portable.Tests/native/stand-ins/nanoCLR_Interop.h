// Stand-ins for what the glue of the native kernel uses of nanoFramework's nanoCLR_Interop.h and nanoCLR_Runtime.h: same names, same meaning, on the
// host. They show that the glue compiles and checks its arguments; that the real headers still have these names only a build of the firmware shows.
#ifndef LARMOR_STAND_IN_INTEROP_H
#define LARMOR_STAND_IN_INTEROP_H

typedef int HRESULT;

const HRESULT S_OK = 0;
const HRESULT CLR_E_NULL_REFERENCE = -1;
const HRESULT CLR_E_INDEX_OUT_OF_RANGE = -2;

struct CLR_RT_HeapBlock_Array
{
    unsigned int m_numOfElements;
    unsigned char *elements;

    unsigned char *GetFirstElement()
    {
        return elements;
    }
};

union CLR_RT_Number
{
    int s4;
    float r4;
};

struct CLR_RT_HeapBlock
{
    CLR_RT_HeapBlock_Array *array;
    CLR_RT_Number number;

    CLR_RT_HeapBlock_Array *DereferenceArray()
    {
        return array;
    }

    CLR_RT_Number &NumericByRef()
    {
        return number;
    }
};

struct CLR_RT_StackFrame
{
    CLR_RT_HeapBlock arguments[6];
    CLR_RT_Number result;

    CLR_RT_HeapBlock &Arg0() { return arguments[0]; }
    CLR_RT_HeapBlock &Arg1() { return arguments[1]; }
    CLR_RT_HeapBlock &Arg2() { return arguments[2]; }
    CLR_RT_HeapBlock &Arg3() { return arguments[3]; }
    CLR_RT_HeapBlock &Arg4() { return arguments[4]; }
    CLR_RT_HeapBlock &Arg5() { return arguments[5]; }
    void SetResult_R4(float value) { result.r4 = value; }
    void SetResult_I4(int value) { result.s4 = value; }
};

typedef HRESULT (*CLR_RT_MethodHandler)(CLR_RT_StackFrame &stack);

struct CLR_RT_NativeAssemblyData
{
    const char *name;
    unsigned int checksum;
    const CLR_RT_MethodHandler *methods;
    struct
    {
        unsigned short major, minor, build, revision;
    } version;
};

#define NANOCLR_NATIVE_DECLARE(name) static HRESULT name(CLR_RT_StackFrame &stack)

#endif // LARMOR_STAND_IN_INTEROP_H
