using System;
using System.Runtime.Intrinsics;

namespace Larmor.Kernels;

/// <summary>Chooses the kernel set of a run, once, at its start.</summary>
public static class KernelSelection
{
    /// <summary>Environment variable that overrides the choice: scalar, vector128, vector256 or vector512.</summary>
    public const string Variable = "LARMOR_KERNELS";

    /// <summary>The names that <see cref="Create"/> knows, narrowest first.</summary>
    public static string[] Names => ["scalar", "vector128", "vector256", "vector512"];

    /// <summary>The widest set that this processor runs natively, or the one named by <see cref="Variable"/>.</summary>
    /// <exception cref="ArgumentException">The variable names an unknown set.</exception>
    public static KernelSet Best()
    {
        string? asked = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(asked))
        {
            return Create(asked);
        }

        return Vector512.IsHardwareAccelerated ? new VectorKernels<Lanes512>()
            : Vector256.IsHardwareAccelerated ? new VectorKernels<Lanes256>()
            : Vector128.IsHardwareAccelerated ? new VectorKernels<Lanes128>()
            : new ScalarKernels();
    }

    /// <summary>The set of that name; a width that the processor lacks still computes, slowly.</summary>
    /// <exception cref="ArgumentException">Unknown name; the message lists the known ones.</exception>
    public static KernelSet Create(string name) => name switch
    {
        "scalar" => new ScalarKernels(),
        "vector128" => new VectorKernels<Lanes128>(),
        "vector256" => new VectorKernels<Lanes256>(),
        "vector512" => new VectorKernels<Lanes512>(),
        _ => throw new ArgumentException($"kernel set '{name}' is unknown: choose one of {string.Join(", ", Names)}", nameof(name)),
    };
}
