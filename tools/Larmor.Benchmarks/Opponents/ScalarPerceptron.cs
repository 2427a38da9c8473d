using System.Runtime.InteropServices;

namespace Larmor.Benchmarks;

/// <summary>A perceptron's training step as a plain C loop (rivals/perceptron.c), compiled by gcc -O2 when it is asked for.</summary>
public sealed class ScalarPerceptron : IDisposable
{
    private readonly nint _library;
    private readonly StepCall _dense;
    private readonly StepCall _skipping;

    private ScalarPerceptron(nint library, bool vectorised)
    {
        _library = library;
        IsScalar = !vectorised;
        Name = vectorised ? "C loop, gcc -O2, vectors where gcc finds some" : "scalar C loop, gcc -O2";
        _dense = Marshal.GetDelegateForFunctionPointer<StepCall>(NativeLibrary.GetExport(library, "perceptron_dense"));
        _skipping = Marshal.GetDelegateForFunctionPointer<StepCall>(NativeLibrary.GetExport(library, "perceptron_skipping"));
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void StepCall(
        [In, Out] float[] w1, [In, Out] float[] b1, [In, Out] float[] w2, [In, Out] float[] b2,
        float[] data, int[] labels, int samples, int first, int steps, float rate);

    /// <summary>How it is compiled.</summary>
    public string Name { get; }

    /// <summary>True when gcc was kept from making vectors.</summary>
    public bool IsScalar { get; }

    /// <summary>Compiles and loads it.</summary>
    /// <param name="compiler">gcc, or a path of it.</param>
    /// <param name="folder">Where the library is put; the caller removes it.</param>
    /// <param name="vectorised">False for a scalar loop: since version 12, -O2 alone makes vectors of some loops.</param>
    /// <exception cref="RivalMissingException">There is no such compiler.</exception>
    public static ScalarPerceptron Compile(string compiler, string folder, bool vectorised) =>
        new ScalarPerceptron(NativeLibrary.Load(CompiledLoop.Build(compiler, "perceptron.c", folder, vectorised)), vectorised);

    /// <summary>Learns samples one by one, every multiplication done; w1 has shape [100, 784].</summary>
    public void LearnDense(float[] w1, float[] b1, float[] w2, float[] b2, float[] data, int[] labels, int first, int count, float rate) =>
        _dense(w1, b1, w2, b2, data, labels, labels.Length, first, count, rate);

    /// <summary>Learns samples one by one, inputs that are 0 left out; w1 has shape [784, 100].</summary>
    public void LearnSkipping(float[] w1, float[] b1, float[] w2, float[] b2, float[] data, int[] labels, int first, int count, float rate) =>
        _skipping(w1, b1, w2, b2, data, labels, labels.Length, first, count, rate);

    /// <summary>Unloads it.</summary>
    public void Dispose() => NativeLibrary.Free(_library);
}
