using Larmor.Hal;
using Larmor.Hal.Spi;
using Larmor.Runtime;

namespace Larmor.Firmware.Nano;

/// <summary>A serial NOR flash as every maker sells it (W25Q, MX25L, GD25Q …): checkpoints and weights survive there without power.</summary>
/// <remarks>
/// JEDEC JESD216 basic commands, SPI mode 0. A page of <see cref="IFlash"/> is a 4 KB sector, the least that can be erased; programming goes in pieces of 256 bytes.
/// <code>
/// read     03 aa aa aa | data …        program  06, then 02 aa aa aa data …      erase sector  06, then 20 aa aa aa
/// status   05 | ss     bit 0 = busy     identity 9F | mm tt cc    bytes = 2^cc
/// </code>
/// One buffer of 260 bytes each way; allocates nothing after construction.
/// </remarks>
public sealed class SpiFlash : IFlash
{
    /// <summary>Clock that every such flash follows, Hz.</summary>
    public const int SpiClockFrequency = 8_000_000;

    /// <summary>SPI mode.</summary>
    public const int SpiModeNumber = 0;

    private const int SectorBytes = 4096;
    private const int PieceBytes = 256;
    private const int HeadBytes = 4;
    private const int ReadCommand = 0x03;
    private const int ProgramCommand = 0x02;
    private const int EraseCommand = 0x20;
    private const int WriteEnable = 0x06;
    private const int StatusCommand = 0x05;
    private const int IdentityCommand = 0x9F;

    // A sector takes 0.4 s at worst; a status transfer of two bytes at 8 MHz 2 us, and the interpreter's 100 us before it.
    private const int MostPolls = 200_000;

    private readonly IChipLink _link;
    private readonly byte[] _sent = new byte[HeadBytes + PieceBytes];
    private readonly byte[] _received = new byte[HeadBytes + PieceBytes];

    /// <summary>Asks the flash who it is; does not own the link.</summary>
    /// <exception cref="ChipException">Nothing answers, or a size that three address bytes do not reach.</exception>
    public SpiFlash(IChipLink link)
    {
        _link = link;
        _sent[0] = IdentityCommand;
        _link.Transfer(_sent, _received, HeadBytes);
        int maker = _received[1];
        int capacity = _received[3];
        if (maker == 0x00 || maker == 0xFF)
        {
            Throw.Fault(ChipFault.Identity, "no flash answers: check wiring, supply and chip-select pin");
        }

        if (capacity < 12 || capacity > 24)
        {
            Throw.Fault(ChipFault.Identity, "flash of 2^" + capacity.ToString() + " bytes; this driver serves 4 KB to 16 MB: take another flash");
        }

        PageCount = 1 << (capacity - 12);
    }

    /// <inheritdoc/>
    public int PageBytes => SectorBytes;

    /// <inheritdoc/>
    public int PageCount { get; }

    /// <inheritdoc/>
    public bool Erase(int page)
    {
        if (!IsInside(page, 0, SectorBytes) || !Enable())
        {
            return false;
        }

        Address(EraseCommand, page * SectorBytes);
        _link.Transfer(_sent, _received, HeadBytes);
        return Wait();
    }

    /// <inheritdoc/>
    public bool Program(int page, int offset, byte[] bytes, int first, int count)
    {
        if (!IsInside(page, offset, count))
        {
            return false;
        }

        int end = offset + count;
        for (int at = offset; at < end;)
        {
            // A piece never crosses a boundary of 256: the flash would wrap around to its beginning.
            int piece = PieceBytes - (at % PieceBytes);
            piece = piece < end - at ? piece : end - at;
            if (!Enable())
            {
                return false;
            }

            Address(ProgramCommand, (page * SectorBytes) + at);
            for (int i = 0; i < piece; i++)
            {
                _sent[HeadBytes + i] = bytes[first + at - offset + i];
            }

            _link.Transfer(_sent, _received, HeadBytes + piece);
            if (!Wait())
            {
                return false;
            }

            at += piece;
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Read(int page, int offset, byte[] bytes, int first, int count)
    {
        if (!IsInside(page, offset, count))
        {
            return false;
        }

        for (int done = 0; done < count;)
        {
            int piece = count - done < PieceBytes ? count - done : PieceBytes;
            Address(ReadCommand, (page * SectorBytes) + offset + done);
            _link.Transfer(_sent, _received, HeadBytes + piece);
            for (int i = 0; i < piece; i++)
            {
                bytes[first + done + i] = _received[HeadBytes + i];
            }

            done += piece;
        }

        return true;
    }

    private bool IsInside(int page, int offset, int count) =>
        page >= 0 && page < PageCount && offset >= 0 && count >= 0 && offset <= SectorBytes - count;

    private void Address(int command, int address)
    {
        _sent[0] = (byte)command;
        _sent[1] = (byte)(address >> 16);
        _sent[2] = (byte)(address >> 8);
        _sent[3] = (byte)address;
    }

    private bool Enable()
    {
        _sent[0] = WriteEnable;
        _link.Transfer(_sent, _received, 1);
        _sent[0] = StatusCommand;
        _link.Transfer(_sent, _received, 2);
        return (_received[1] & 2) != 0;
    }

    private bool Wait()
    {
        _sent[0] = StatusCommand;
        for (int poll = 0; poll < MostPolls; poll++)
        {
            _link.Transfer(_sent, _received, 2);
            if ((_received[1] & 1) == 0)
            {
                return true;
            }
        }

        return false;
    }
}
