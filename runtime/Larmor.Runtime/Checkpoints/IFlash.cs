namespace Larmor.Runtime;

/// <summary>Raw flash: pages are erased to ones as a whole, then programmed; a programmed bit goes back to one by erasing only.</summary>
public interface IFlash
{
    /// <summary>Bytes of a page.</summary>
    int PageBytes { get; }

    /// <summary>Pages.</summary>
    int PageCount { get; }

    /// <summary>Sets a page to 0xFF.</summary>
    /// <returns>False when the device says it failed.</returns>
    bool Erase(int page);

    /// <summary>Programs bytes within one page that were erased.</summary>
    /// <returns>False when the device says it failed.</returns>
    bool Program(int page, int offset, byte[] bytes, int first, int count);

    /// <summary>Reads bytes within one page.</summary>
    bool Read(int page, int offset, byte[] bytes, int first, int count);
}
