using Larmor.Hal.Spi;
using Larmor.Kernels;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class FloatBitTests
{
    [TestMethod]
    public void The_bits_of_a_float_are_its_own()
    {
        float[] corners =
        [
            0f, -0f, 1f, -1f, float.Epsilon, -float.Epsilon, 1.1754942e-38f, 1.17549435e-38f, float.MaxValue, float.MinValue,
            float.PositiveInfinity, float.NegativeInfinity, float.NaN,
        ];
        var random = new Pcg32(6, 6);
        foreach (float value in corners.Concat(Enumerable.Range(0, 100_000).Select(_ => BitConverter.UInt32BitsToSingle(random.NextUInt()))))
        {
            Assert.AreEqual(float.IsNaN(value) ? 0x7FC00000 : BitConverter.SingleToInt32Bits(value), float.IsNaN(value) ? FloatBits.Of(value) & 0x7FC00000 : FloatBits.Of(value));
            Assert.AreEqual(value, FloatBits.At(BitConverter.GetBytes(FloatBits.Of(value)), 0));
        }
    }
}
