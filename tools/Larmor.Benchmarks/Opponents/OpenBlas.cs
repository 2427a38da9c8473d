using System.Runtime.InteropServices;

namespace Larmor.Benchmarks;

/// <summary>OpenBLAS in this process. It chooses its kernels when it is loaded: see <see cref="CleanEnvironment"/>.</summary>
public sealed class OpenBlas : IDisposable
{
    private const int RowMajor = 101;
    private const int Plain = 111;
    private const int Transposed = 112;

    private readonly nint _library;
    private readonly GemmCall _gemm;
    private readonly GemvCall _gemv;
    private readonly SetThreadsCall _setThreads;

    private OpenBlas(nint library)
    {
        _library = library;
        _gemm = Import<GemmCall>("cblas_sgemm");
        _gemv = Import<GemvCall>("cblas_sgemv");
        _setThreads = Import<SetThreadsCall>("openblas_set_num_threads");
        CoreType = Marshal.PtrToStringAnsi(Import<TextCall>("openblas_get_corename")()) ?? "";
        Configuration = Marshal.PtrToStringAnsi(Import<TextCall>("openblas_get_config")()) ?? "";
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void GemmCall(
        int order, int transposeA, int transposeB, int m, int n, int k, float alpha,
        float[] a, int strideA, float[] b, int strideB, float beta, [In, Out] float[] c, int strideC);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void GemvCall(
        int order, int transpose, int m, int n, float alpha, float[] a, int strideA, float[] x, int stepX, float beta, [In, Out] float[] y, int stepY);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void SetThreadsCall(int count);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint TextCall();

    /// <summary>Where it is looked for: the loader's path, then Debian's folder of the threaded build.</summary>
    public static IReadOnlyList<string> Places { get; } =
    [
        "libopenblas.so.0",
        "/usr/lib/x86_64-linux-gnu/openblas-pthread/libopenblas.so.0",
        "/usr/lib/aarch64-linux-gnu/openblas-pthread/libopenblas.so.0",
    ];

    /// <summary>Kernels it chose, for example Cooperlake.</summary>
    public string CoreType { get; }

    /// <summary>Version and build.</summary>
    public string Configuration { get; }

    /// <summary>Loads the first library that is there.</summary>
    /// <param name="places">Names or paths.</param>
    /// <exception cref="RivalMissingException">None of them loads.</exception>
    public static OpenBlas Load(IReadOnlyList<string> places)
    {
        foreach (string place in places)
        {
            if (NativeLibrary.TryLoad(place, out nint library))
            {
                return new OpenBlas(library);
            }
        }

        throw new RivalMissingException("OpenBLAS", $"no {string.Join(", ", places)}", "apt-get install -y libopenblas0-pthread");
    }

    /// <summary>Sets the threads of all later calls.</summary>
    public void SetThreads(int count) => _setThreads(count);

    /// <summary>c = alpha · op(a) · op(b) + beta · c, row-major; op(a) has shape [m, k], op(b) [k, n].</summary>
    public void Multiply(
        bool transposeA, bool transposeB, int m, int n, int k, float alpha, float[] a, int strideA, float[] b, int strideB, float beta, float[] c, int strideC) =>
        _gemm(
            RowMajor, transposeA ? Transposed : Plain, transposeB ? Transposed : Plain, m, n, k, alpha, a, strideA, b, strideB, beta, c, strideC);

    /// <summary>y = a · x, a row-major of shape [m, n].</summary>
    public void MultiplyVector(int m, int n, float[] a, float[] x, float[] y) => _gemv(RowMajor, Plain, m, n, 1, a, n, x, 1, 0, y, 1);

    /// <summary>Unloads the library.</summary>
    public void Dispose() => NativeLibrary.Free(_library);

    private T Import<T>(string name)
        where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(_library, name));
}
