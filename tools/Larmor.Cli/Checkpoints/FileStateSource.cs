using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Larmor.Hal;

namespace Larmor.Cli.Checkpoints;

/// <summary>State read from a stream, little-endian; a short stream is an <see cref="EndOfStreamException"/>.</summary>
internal sealed class FileStateSource(Stream stream) : IStateSource
{
    public long ReadLong()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        stream.ReadExactly(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }

    public void Read(Span<float> values) => stream.ReadExactly(MemoryMarshal.AsBytes(values));
}
