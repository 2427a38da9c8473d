namespace Larmor.Kernels.Tests;

/// <summary>The kernel sets side by side: the scalar one is the reference, the vector ones must agree with each other bit for bit.</summary>
internal static class Sets
{
    internal static readonly KernelSet Scalar = KernelSelection.Create("scalar");

    internal static readonly KernelSet[] Vector =
        [KernelSelection.Create("vector128"), KernelSelection.Create("vector256"), KernelSelection.Create("vector512")];

    internal static KernelSet[] All => [Scalar, .. Vector];
}
