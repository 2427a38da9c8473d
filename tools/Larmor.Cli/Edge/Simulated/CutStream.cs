namespace Larmor.Cli.Edge.Simulated;

/// <summary>A file whose power goes after so many bytes: those are on the disk, the rest is not, and nobody closes it in order.</summary>
internal sealed class CutStream(string path, long powerBytes) : Stream
{
    private readonly FileStream _file = new(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, 1);
    private long _left = powerBytes;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _file.Length;

    public override long Position
    {
        get => _file.Position;
        set => throw new NotSupportedException();
    }

    public override void Flush() => _file.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

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

    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        base.Dispose(disposing);
    }
}
