namespace Larmor.Kernels;

/// <summary>CRC-32 of Ethernet: polynomial 0xEDB88320, reflected, started and ended with all ones. Guards frames, records and checkpoints.</summary>
public static class Crc32
{
    private static readonly uint[] s_table = MakeTable();

    /// <summary>The checksum of <paramref name="count"/> bytes from <paramref name="first"/> on.</summary>
    public static uint Of(byte[] bytes, int first, int count)
    {
        uint[] table = s_table;
        uint sum = 0xFFFFFFFFu;
        int end = first + count;
        for (int i = first; i < end; i++)
        {
            sum = (sum >> 8) ^ table[(int)((sum ^ bytes[i]) & 0xFFu)];
        }

        return ~sum;
    }

    private static uint[] MakeTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 1u) != 0 ? (value >> 1) ^ 0xEDB88320u : value >> 1;
            }

            table[(int)i] = value;
        }

        return table;
    }
}
