namespace Larmor.Kernels;

/// <summary>Chooses the kernel set of a run: on a microcontroller there is only the scalar one.</summary>
public static class KernelSelection
{
    /// <summary>The scalar set.</summary>
    public static KernelSet Best() => new ScalarKernels();
}
