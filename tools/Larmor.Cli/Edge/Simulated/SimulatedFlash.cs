using Larmor.Firmware.Simulated;
using Larmor.Kernels;
using Larmor.Runtime;

namespace Larmor.Cli.Edge.Simulated;

/// <summary>Flash whose power can be cut after any byte: programming only clears bits, a page half erased holds chance.</summary>
internal sealed class SimulatedFlash(int pageBytes, int pageCount, ulong seed) : IFlash
{
    private readonly byte[] _cells = Filled(pageBytes * pageCount);
    private readonly Pcg32 _random = new(seed, 31);

    public int PageBytes => pageBytes;

    public int PageCount => pageCount;

    /// <summary>Bytes erased or programmed before the power goes; negative for never.</summary>
    internal long PowerBytes { get; set; } = -1;

    /// <summary>Bytes erased or programmed so far.</summary>
    internal long WorkedBytes { get; private set; }

    /// <summary>True for a device that refuses to write: worn out, or write-protected.</summary>
    internal bool IsFull { get; set; }

    public bool Erase(int page)
    {
        if (IsFull)
        {
            return false;
        }

        int first = page * pageBytes;
        for (int i = 0; i < pageBytes; i++)
        {
            if (!Work())
            {
                for (int rest = i; rest < pageBytes; rest++)
                {
                    // Cells that were being erased come to rest anywhere.
                    _cells[first + rest] |= (byte)_random.NextUInt();
                }

                throw new PowerCutException();
            }

            _cells[first + i] = 0xFF;
        }

        return true;
    }

    public bool Program(int page, int offset, byte[] bytes, int first, int count)
    {
        for (int i = 0; i < count; i++)
        {
            int at = (page * pageBytes) + offset + i;
            byte wanted = bytes[first + i];
            if (!Work())
            {
                _cells[at] &= (byte)(wanted | _random.NextUInt());
                throw new PowerCutException();
            }

            _cells[at] &= wanted;
        }

        return !IsFull;
    }

    public bool Read(int page, int offset, byte[] bytes, int first, int count)
    {
        Array.Copy(_cells, (page * pageBytes) + offset, bytes, first, count);
        return true;
    }

    private static byte[] Filled(int count)
    {
        var cells = new byte[count];
        Array.Fill(cells, (byte)0xFF);
        return cells;
    }

    private bool Work()
    {
        if (PowerBytes == 0)
        {
            return false;
        }

        PowerBytes = PowerBytes > 0 ? PowerBytes - 1 : PowerBytes;
        WorkedBytes++;
        return true;
    }
}
