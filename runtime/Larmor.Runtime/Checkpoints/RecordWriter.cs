using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Runtime;

/// <summary>State written into a fixed buffer; without a buffer it only counts.</summary>
internal sealed class RecordWriter : IStateSink
{
    private byte[]? _bytes;

    internal int Position { get; private set; }

    internal void Restart(byte[]? bytes, int position)
    {
        _bytes = bytes;
        Position = position;
    }

    public void Write(long value)
    {
        if (_bytes != null)
        {
            LittleEndian.PutLong(_bytes, Position, value);
        }

        Position += 8;
    }

    public void Write(ReadOnlySpanFloat values)
    {
        byte[]? bytes = _bytes;
        if (bytes != null)
        {
            for (int i = 0; i < values.Length; i++)
            {
                LittleEndian.PutInt(bytes, Position + (4 * i), FloatBits.Of(values[i]));
            }
        }

        Position += 4 * values.Length;
    }
}
