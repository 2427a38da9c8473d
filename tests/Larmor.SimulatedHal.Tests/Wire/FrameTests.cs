using Larmor.Hal.Spi;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class FrameTests
{
    [TestMethod]
    public void The_check_sum_is_that_of_Ethernet()
    {
        // The check value of CRC-32 is 0xCBF43926 over "123456789"; a frame that begins so has no room for it, so the head is checked.
        var frame = new byte[Frame.LargestBytes];
        byte[] digits = "123456789"u8.ToArray();
        var sealedFrame = new byte[Frame.LargestBytes];
        digits.CopyTo(sealedFrame, Frame.HeadBytes);
        int bytes = Frame.Seal(sealedFrame, Frame.RequestStart, 3, 0x1234, 7, 9);
        Assert.AreEqual((int)Reference(sealedFrame.AsSpan(0, bytes - 4)), Frame.GetInt(sealedFrame, bytes - 4));
        Assert.AreEqual(0xCBF43926u, Reference(digits), "the reference of this test");
        Assert.AreEqual(FrameFault.Silent, Frame.Check(frame, 20, Frame.RequestStart));
    }

    [TestMethod]
    public void Every_frame_makes_the_round_trip()
    {
        var random = new Larmor.Kernels.Pcg32(4, 4);
        var frame = new byte[Frame.LargestBytes];
        for (int payload = 0; payload <= Frame.LargestPayload; payload++)
        {
            int sequence = random.NextInt(65536);
            int epoch = random.NextInt(65536);
            byte code = (byte)random.NextInt(256);
            int bytes = Frame.Seal(frame, Frame.ResponseStart, code, sequence, epoch, payload);
            Assert.AreEqual(FrameFault.None, Frame.Check(frame, bytes, Frame.ResponseStart));
            Assert.AreEqual(payload, Frame.PayloadBytes(frame));
            Assert.AreEqual(sequence, Frame.Sequence(frame));
            Assert.AreEqual(epoch, Frame.Epoch(frame));
            Assert.AreEqual(code, Frame.Code(frame));
            Assert.AreEqual(FrameFault.Framing, Frame.Check(frame, bytes, Frame.RequestStart), "a request is no response");
        }
    }

    [TestMethod]
    public void Every_single_flipped_bit_and_every_pair_nearby_is_detected()
    {
        var frame = new byte[Frame.LargestBytes];
        int bytes = Frame.Seal(frame, Frame.ResponseStart, 0, 77, 1, 40);
        for (int bit = 0; bit < 8 * bytes; bit++)
        {
            frame[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.AreNotEqual(FrameFault.None, Frame.Check(frame, bytes, Frame.ResponseStart), $"bit {bit}");
            for (int second = bit + 1; second < Math.Min(bit + 40, 8 * bytes); second++)
            {
                frame[second / 8] ^= (byte)(1 << (second % 8));
                Assert.AreNotEqual(FrameFault.None, Frame.Check(frame, bytes, Frame.ResponseStart), $"bits {bit} and {second}");
                frame[second / 8] ^= (byte)(1 << (second % 8));
            }

            frame[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    private static uint Reference(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0xFFFFFFFF;
        foreach (byte each in bytes)
        {
            sum ^= each;
            for (int bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) != 0 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
            }
        }

        return ~sum;
    }
}
