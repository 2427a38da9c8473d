using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Larmor.Kernels.Tests;

/// <summary>Which set a run computes with.</summary>
[TestClass]
public sealed class Selection
{
    [TestMethod]
    public void Each_name_gives_the_set_of_that_name_and_width()
    {
        CollectionAssert.AreEqual(KernelSelection.Names, Sets.All.Select(kernels => kernels.Name).ToArray());
        CollectionAssert.AreEqual(new[] { 32, 128, 256, 512 }, Sets.All.Select(kernels => kernels.VectorBits).ToArray());
    }

    [TestMethod]
    public void Instructions_that_a_child_process_does_without_are_off() =>
        Assert.IsFalse(Environment.GetEnvironmentVariable(OtherProcessors.Inside) switch
        {
            "DOTNET_EnableAVXVNNI" => AvxVnni.IsSupported,
            "DOTNET_EnableAVX512" => Vector512.IsHardwareAccelerated || Avx512F.IsSupported,
            "DOTNET_EnableAVX2" => Vector256.IsHardwareAccelerated || Avx2.IsSupported,
            "DOTNET_EnableHWIntrinsic" => Vector128.IsHardwareAccelerated,
            _ => false,
        });

    [TestMethod]
    public void An_unknown_name_is_refused_with_the_known_ones() => StringAssert.Contains(
        Assert.ThrowsExactly<ArgumentException>(() => KernelSelection.Create("vector1024")).Message,
        "'vector1024' is unknown: choose one of scalar, vector128, vector256, vector512");

    [TestMethod]
    public void Roots_and_exponentials_are_as_close_as_they_say()
    {
        var draw = new Draw(8);
        for (int i = 0; i < 20_000; i++)
        {
            float x = Math.Abs(draw.Finite());
            Assert.AreEqual(Math.Sqrt(x), FloatMath.Sqrt(x), (2e-7 * Math.Sqrt(x)) + 1e-45);
            float exponent = Math.Clamp(draw.Finite(), -80f, 80f);
            Assert.AreEqual(Math.Exp(exponent), FloatMath.Exp(exponent), 4e-7 * Math.Exp(exponent));
        }
    }
}
