using Larmor.Kernels;

namespace Larmor.Hal.Spi;

/// <summary>The frame that goes both ways over the wire.</summary>
/// <remarks>
/// <code>
/// byte 0      start: 0xA5 request, 0x5A response (0xB5 throughout: busy)
/// byte 1      command, or status
/// byte 2-3    sequence number          byte 4-5   payload length n, 0 to 1024
/// byte 6-7    epoch of the chip        byte 8 …   payload
/// last 4      CRC-32 (polynomial 0xEDB88320, reflected, as of Ethernet) of everything before; all numbers little endian
/// </code>
/// </remarks>
public static class Frame
{
    /// <summary>First byte of a request.</summary>
    public const byte RequestStart = 0xA5;

    /// <summary>First byte of a response.</summary>
    public const byte ResponseStart = 0x5A;

    /// <summary>Every byte of the answer of a chip that is not ready.</summary>
    public const byte Busy = 0xB5;

    /// <summary>Bytes before the payload.</summary>
    public const int HeadBytes = 8;

    /// <summary>Bytes besides the payload.</summary>
    public const int Overhead = HeadBytes + 4;

    /// <summary>Most bytes of a payload.</summary>
    public const int LargestPayload = 1024;

    /// <summary>Most bytes of a frame.</summary>
    public const int LargestBytes = LargestPayload + Overhead;

    /// <summary>Completes a frame whose payload is in place; answers with its bytes.</summary>
    public static int Seal(byte[] frame, byte start, byte code, int sequence, int epoch, int payloadBytes)
    {
        frame[0] = start;
        frame[1] = code;
        PutShort(frame, 2, sequence);
        PutShort(frame, 4, payloadBytes);
        PutShort(frame, 6, epoch);
        PutInt(frame, HeadBytes + payloadBytes, (int)Crc32.Of(frame, 0, HeadBytes + payloadBytes));
        return payloadBytes + Overhead;
    }

    /// <summary>Judges bytes that should begin with a frame.</summary>
    /// <param name="bytes">What came in.</param>
    /// <param name="count">How many.</param>
    /// <param name="start">Which start byte belongs there.</param>
    public static FrameFault Check(byte[] bytes, int count, byte start)
    {
        byte first = bytes[0];
        if (first == 0x00 || first == 0xFF || first == Busy)
        {
            bool isUniform = true;
            for (int i = 1; i < count && isUniform; i++)
            {
                isUniform = bytes[i] == first;
            }

            if (isUniform)
            {
                return first == Busy ? FrameFault.Busy : FrameFault.Silent;
            }
        }

        if (first != start)
        {
            return FrameFault.Framing;
        }

        int payload = PayloadBytes(bytes);
        if (payload > LargestPayload || payload + Overhead > count)
        {
            return FrameFault.Length;
        }

        int end = HeadBytes + payload;
        return GetInt(bytes, end) == (int)Crc32.Of(bytes, 0, end) ? FrameFault.None : FrameFault.Checksum;
    }

    /// <summary>Command or status.</summary>
    public static byte Code(byte[] frame) => frame[1];

    /// <summary>Sequence number.</summary>
    public static int Sequence(byte[] frame) => GetShort(frame, 2);

    /// <summary>Bytes of the payload.</summary>
    public static int PayloadBytes(byte[] frame) => GetShort(frame, 4);

    /// <summary>Epoch of the chip.</summary>
    public static int Epoch(byte[] frame) => GetShort(frame, 6);

    /// <summary>Writes 16 bits.</summary>
    public static void PutShort(byte[] bytes, int at, int value) => LittleEndian.PutShort(bytes, at, value);

    /// <summary>Reads 16 bits, not negative.</summary>
    public static int GetShort(byte[] bytes, int at) => LittleEndian.GetShort(bytes, at);

    /// <summary>Writes 32 bits.</summary>
    public static void PutInt(byte[] bytes, int at, int value) => LittleEndian.PutInt(bytes, at, value);

    /// <summary>Reads 32 bits.</summary>
    public static int GetInt(byte[] bytes, int at) => LittleEndian.GetInt(bytes, at);
}
