using Larmor.Hal;

namespace Larmor.Runtime;

/// <summary>Two checkpoints on raw flash pages: a slot is erased, then programmed from its start.</summary>
/// <remarks>Whether a slot is whole is judged by the record's own checksum, never by the order of writes. Allocates nothing after construction.</remarks>
public sealed class FlashSlots : ICheckpointMedium
{
    private readonly IFlash _flash;
    private readonly int _firstPage;
    private readonly int _pageCount;

    /// <summary>Two slots beside each other.</summary>
    /// <param name="flash">Device.</param>
    /// <param name="firstPage">First page of slot 0.</param>
    /// <param name="pageCount">Pages of each slot.</param>
    public FlashSlots(IFlash flash, int firstPage, int pageCount)
    {
        if (pageCount < 1 || firstPage < 0 || firstPage + (2 * pageCount) > flash.PageCount)
        {
            Throw.Range("pages of two slots", firstPage + (2 * pageCount), 2, flash.PageCount);
        }

        _flash = flash;
        _firstPage = firstPage;
        _pageCount = pageCount;
    }

    /// <inheritdoc/>
    public int SlotBytes => _pageCount * _flash.PageBytes;

    /// <inheritdoc/>
    public int Read(int slot, byte[] destination)
    {
        int wanted = destination.Length < SlotBytes ? destination.Length : SlotBytes;
        for (int at = 0; at < wanted;)
        {
            int count = wanted - at < _flash.PageBytes ? wanted - at : _flash.PageBytes;
            if (!_flash.Read(Page(slot, at), 0, destination, at, count))
            {
                return 0;
            }

            at += count;
        }

        return wanted;
    }

    /// <inheritdoc/>
    public bool Write(int slot, byte[] bytes, int count)
    {
        if (count > SlotBytes)
        {
            return false;
        }

        for (int at = 0; at < count; at += _flash.PageBytes)
        {
            int part = count - at < _flash.PageBytes ? count - at : _flash.PageBytes;
            int page = Page(slot, at);
            if (!_flash.Erase(page) || !_flash.Program(page, 0, bytes, at, part))
            {
                return false;
            }
        }

        return true;
    }

    private int Page(int slot, int at) => _firstPage + (slot * _pageCount) + (at / _flash.PageBytes);
}
