using System.Buffers.Binary;
using System.IO.Hashing;
using Larmor.Data;
using Larmor.Hal;

namespace Larmor.Cli.Spikes;

/// <summary>A recording of address events.</summary>
/// <remarks>
/// Little-endian:
/// <code>
///  0  8  "LARMORAE"        8  4  hidden neurons      12  4  output neurons     16  4  events N
/// 20  N · 8  timestamp in microseconds (4), address (4), in the order of time
///  …  4  CRC-32 of all before
/// </code>
/// </remarks>
public static class AddressEventFile
{
    private const int HeaderBytes = 20;
    private const int EventBytes = 8;
    private const int ChecksumBytes = 4;

    /// <summary>Writes a recording, in place of what was there.</summary>
    public static void Write(string path, int hiddenCount, int outputCount, SpikeBuffer events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var bytes = new byte[HeaderBytes + (EventBytes * events.Count) + ChecksumBytes];
        "LARMORAE"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), hiddenCount);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), outputCount);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(16), events.Count);
        for (int k = 0; k < events.Count; k++)
        {
            Span<byte> place = bytes.AsSpan(HeaderBytes + (EventBytes * k));
            BinaryPrimitives.WriteUInt32LittleEndian(place, events.TimestampMicroseconds(k));
            BinaryPrimitives.WriteInt32LittleEndian(place[4..], events.Address(k));
        }

        int end = bytes.Length - ChecksumBytes;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(end), Crc32.HashToUInt32(bytes.AsSpan(0, end)));
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>Reads a recording.</summary>
    /// <exception cref="DataException">Not such a file, cut short or damaged; one line says which and what to do.</exception>
    public static RecordedSpikes Read(string path)
    {
        byte[] bytes = File.Exists(path)
            ? File.ReadAllBytes(path)
            : throw new DataException($"recording '{path}' does not exist: make one with larmor measure stdp --record {path}");
        if (bytes.Length < HeaderBytes + ChecksumBytes || !bytes.AsSpan(0, 8).SequenceEqual("LARMORAE"u8))
        {
            throw new DataException($"'{path}' is no recording of address events (it has {bytes.Length} bytes and does not begin with LARMORAE): name another file");
        }

        int count = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(16));
        long expected = HeaderBytes + ((long)EventBytes * count) + ChecksumBytes;
        int end = bytes.Length - ChecksumBytes;
        if (count < 0 || bytes.Length != expected)
        {
            throw new DataException($"recording '{path}' says {count} events, {expected} bytes; it has {bytes.Length}: record it again");
        }

        if (Crc32.HashToUInt32(bytes.AsSpan(0, end)) != BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(end)))
        {
            throw new DataException($"recording '{path}' is damaged (its checksum does not fit): record it again");
        }

        int hiddenCount = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(8));
        int outputCount = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(12));
        var events = new SpikeBuffer(Math.Max(1, count));
        for (int k = 0; k < count; k++)
        {
            ReadOnlySpan<byte> place = bytes.AsSpan(HeaderBytes + (EventBytes * k));
            int address = BinaryPrimitives.ReadInt32LittleEndian(place[4..]);
            if (address < 0 || address >= (long)hiddenCount + outputCount)
            {
                throw new DataException($"recording '{path}': event {k} has address {address}; there are {hiddenCount} + {outputCount} neurons: record it again");
            }

            events.Add(address, BinaryPrimitives.ReadUInt32LittleEndian(place));
        }

        return new RecordedSpikes(hiddenCount, outputCount, events);
    }
}
