using Larmor.Hal.Spi;

namespace Larmor.Runtime.Tests;

/// <summary>A serial NOR flash of 64 KB: erases to ones, programs by clearing bits within 256 bytes, needs its write enable each time.</summary>
internal sealed class SerialFlash : IChipLink
{
    private bool _isEnabled;
    private int _busy;

    internal byte[] Cells { get; } = new byte[65536];

    internal byte Maker { get; init; } = 0xEF;

    internal bool IsStuck { get; set; }

    internal bool IsProtected { get; set; }

    internal List<string> Mistakes { get; } = [];

    public void Dispose()
    {
    }

    public void Transfer(byte[] write, byte[] read, int count)
    {
        Array.Clear(read, 0, count);
        if (_busy > 0 && write[0] != 0x05)
        {
            Mistakes.Add($"command {write[0]:X2} while busy");
        }

        int address = count >= 4 ? (write[1] << 16) | (write[2] << 8) | write[3] : 0;
        switch (write[0])
        {
            case 0x9F:
                (read[1], read[2], read[3]) = (Maker, 0x40, Maker is 0x00 or 0xFF ? Maker : (byte)16);
                break;
            case 0x06:
                _isEnabled = !IsProtected;
                break;
            case 0x05:
                read[1] = (byte)((_busy > 0 || IsStuck ? 1 : 0) | (_isEnabled ? 2 : 0));
                _busy = Math.Max(0, _busy - 1);
                break;
            case 0x20:
                Erase(address & ~4095);
                break;
            case 0x02:
                Program(address, write, count);
                break;
            case 0x03:
                Cells.AsSpan(address, count - 4).CopyTo(read.AsSpan(4));
                break;
            default:
                Mistakes.Add($"command {write[0]:X2} is unknown");
                break;
        }
    }

    private void Erase(int sector)
    {
        if (Begin())
        {
            Array.Fill(Cells, (byte)0xFF, sector, 4096);
        }
    }

    /// <summary>Clears bits; past the end of 256 bytes it goes on at their beginning.</summary>
    private void Program(int address, byte[] write, int count)
    {
        if (Begin())
        {
            for (int i = 4; i < count; i++)
            {
                Cells[(address & ~255) | ((address + i - 4) & 255)] &= write[i];
            }
        }
    }

    private bool Begin()
    {
        if (!_isEnabled)
        {
            Mistakes.Add("not enabled");
            return false;
        }

        _isEnabled = false;
        _busy = 3;
        return true;
    }
}
