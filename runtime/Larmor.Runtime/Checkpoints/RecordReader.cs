using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Runtime;

/// <summary>State read from a record that has passed its checks.</summary>
internal sealed class RecordReader : IStateSource
{
    private readonly byte[] _bytes;
    private int _position;

    internal RecordReader(byte[] bytes) => _bytes = bytes;

    internal void Restart(int position) => _position = position;

    public long ReadLong()
    {
        long value = LittleEndian.GetLong(_bytes, _position);
        _position += 8;
        return value;
    }

    public void Read(SpanFloat values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = FloatBits.At(_bytes, _position + (4 * i));
        }

        _position += 4 * values.Length;
    }
}
