using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Larmor.Hal;

namespace Larmor.Cli.Checkpoints;

/// <summary>State written to a stream, little-endian.</summary>
internal sealed class FileStateSink(Stream stream) : IStateSink
{
    public void Write(long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        stream.Write(bytes);
    }

    public void Write(ReadOnlySpan<float> values) => stream.Write(MemoryMarshal.AsBytes(values));
}
