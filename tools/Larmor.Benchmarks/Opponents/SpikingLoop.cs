using System.Runtime.InteropServices;
using Larmor.Models;

namespace Larmor.Benchmarks;

/// <summary>EqSpike's training sample as a plain C loop (rivals/eqspike.c), compiled by gcc -O2 when it is asked for.</summary>
public sealed class SpikingLoop : IDisposable
{
    private readonly nint _library;
    private readonly LearnCall _learn;

    private SpikingLoop(nint library, bool vectorised)
    {
        _library = library;
        Name = vectorised ? "C loop, gcc -O2, vectors where gcc finds some" : "scalar C loop, gcc -O2";
        _learn = Marshal.GetDelegateForFunctionPointer<LearnCall>(NativeLibrary.GetExport(library, "eqspike_learn"));
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void LearnCall(
        [In, Out] float[] w1, [In, Out] float[] b1, [In, Out] float[] w2, [In, Out] float[] b2, float[] data, int[] labels, int samples,
        int first, int steps, float strength, float eta1, float eta2, float biasEta1, float biasEta2, uint seed);

    /// <summary>How it is compiled.</summary>
    public string Name { get; }

    /// <summary>Compiles and loads it.</summary>
    /// <param name="compiler">gcc, or a path of it.</param>
    /// <param name="folder">Where the library is put; the caller removes it.</param>
    /// <param name="vectorised">False for a scalar loop: since version 12, -O2 alone makes vectors of some loops.</param>
    /// <exception cref="RivalMissingException">There is no such compiler.</exception>
    public static SpikingLoop Compile(string compiler, string folder, bool vectorised) =>
        new SpikingLoop(NativeLibrary.Load(CompiledLoop.Build(compiler, "eqspike.c", folder, vectorised)), vectorised);

    /// <summary>Learns samples one by one.</summary>
    /// <param name="w1">Shape [784, 100].</param>
    /// <param name="b1">Shape [100].</param>
    /// <param name="w2">Shape [100, 10].</param>
    /// <param name="b2">Shape [10].</param>
    /// <param name="data">Samples.</param>
    /// <param name="labels">Their labels.</param>
    /// <param name="first">First sample; after the last one comes the first.</param>
    /// <param name="count">Samples to learn.</param>
    /// <param name="options">Rates and strength of the nudge; the other constants are those of the short set.</param>
    /// <param name="seed">Of potentials and signs; 0 starts at rest and nudges with +β.</param>
    public void Learn(
        float[] w1, float[] b1, float[] w2, float[] b2, float[] data, int[] labels, int first, int count, EqSpikeOptions options, uint seed) =>
        _learn(
            w1, b1, w2, b2, data, labels, labels.Length, first, count, options.Beta, options.LearningRates[0], options.LearningRates[1],
            options.BiasRates[0], options.BiasRates[1], seed);

    /// <summary>Unloads it.</summary>
    public void Dispose() => NativeLibrary.Free(_library);
}
