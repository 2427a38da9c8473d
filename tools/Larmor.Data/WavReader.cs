using System.Buffers.Binary;
using System.Text;

namespace Larmor.Data;

/// <summary>Reads wav files of 16-bit PCM, any number of channels.</summary>
/// <remarks>
/// <code>
/// "RIFF" size "WAVE", then chunks: id (4 bytes) size (uint32) content, padded to even
/// "fmt ": format (1 = PCM) channels rate bytes-per-second bytes-per-frame bits | "data": samples, channels interleaved
/// </code>
/// </remarks>
public static class WavReader
{
    private const int Header = 12;
    private const int ChunkHeader = 8;
    private const int FormatLength = 16;

    /// <summary>Reads all channels.</summary>
    /// <exception cref="DataException">Not a wav file, truncated, or of another form; the message names what was found.</exception>
    public static Sound[] Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new DataException($"{path}: there is no such file: name a .wav file");
        }

        return Parse(path, File.ReadAllBytes(path));
    }

    /// <summary>Reads the channels of a file's content.</summary>
    /// <param name="name">File, for messages.</param>
    /// <param name="content">The whole file.</param>
    /// <exception cref="DataException">As <see cref="Read"/>.</exception>
    public static Sound[] Parse(string name, ReadOnlySpan<byte> content)
    {
        if (content.Length < Header || Id(content) != "RIFF" || Id(content[8..]) != "WAVE")
        {
            throw new DataException($"{name}: not a wav file: it does not begin with RIFF and WAVE");
        }

        ReadOnlySpan<byte> format = default;
        for (ReadOnlySpan<byte> rest = content[Header..]; rest.Length >= ChunkHeader;)
        {
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            string id = Id(rest);
            if (length > rest.Length - ChunkHeader)
            {
                throw new DataException($"{name}: truncated: chunk '{id}' has {length} bytes, the file {rest.Length - ChunkHeader}: fetch it again");
            }

            ReadOnlySpan<byte> chunk = rest.Slice(ChunkHeader, (int)length);
            if (id == "fmt ")
            {
                format = chunk;
            }
            else if (id == "data")
            {
                return Samples(name, format, chunk);
            }

            rest = rest[Math.Min(rest.Length, ChunkHeader + (int)length + (int)(length & 1))..];
        }

        throw new DataException($"{name}: has no 'data' chunk: it holds no samples");
    }

    private static Sound[] Samples(string name, ReadOnlySpan<byte> format, ReadOnlySpan<byte> data)
    {
        if (format.Length < FormatLength)
        {
            throw new DataException($"{name}: has no 'fmt ' chunk before its samples: convert it to 16-bit PCM wav");
        }

        int kind = BinaryPrimitives.ReadUInt16LittleEndian(format);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(format[2..]);
        int rate = BinaryPrimitives.ReadInt32LittleEndian(format[4..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(format[14..]);
        if (kind != 1 || bits != 16 || channels < 1 || rate < 1)
        {
            throw new DataException(
                $"{name}: format {kind}, {bits} bits, {channels} channels, {rate} Hz; only 16-bit PCM (format 1) is read: convert it");
        }

        int count = data.Length / (2 * channels);
        var sounds = new Sound[channels];
        for (int c = 0; c < channels; c++)
        {
            var samples = new float[count];
            for (int i = 0; i < count; i++)
            {
                samples[i] = BinaryPrimitives.ReadInt16LittleEndian(data[(2 * ((i * channels) + c))..]) / 32768f;
            }

            sounds[c] = new Sound(rate, samples);
        }

        return sounds;
    }

    private static string Id(ReadOnlySpan<byte> chunk) => Encoding.ASCII.GetString(chunk[..4]);
}
