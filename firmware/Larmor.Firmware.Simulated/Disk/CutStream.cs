using System;
using System.IO;

namespace Larmor.Firmware.Simulated;

/// <summary>A file whose power goes after so many bytes: those are on the disk, the rest is not, and nobody closes it in order.</summary>
/// <param name="path">The file; made anew.</param>
/// <param name="powerBytes">Bytes that still reach the disk.</param>
public sealed class CutStream(string path, long powerBytes) : Stream
{
    private readonly FileStream _file = new(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, 1);
    private long _left = powerBytes;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => _file.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => _file.Position;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Flush() => _file.Flush();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        int written = (int)Math.Min(_left, count);
        _file.Write(buffer, offset, written);
        _left -= written;
        if (written < count || _left == 0)
        {
            _file.Flush();
            throw new PowerCutException();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        base.Dispose(disposing);
    }
}
