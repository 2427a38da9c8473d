using System.Globalization;

namespace Larmor.Data;

/// <summary>Reads a WFDB record: text header, samples in format 212, annotations.</summary>
/// <remarks>
/// <code>
/// 212: byte 0 = low 8 bits of the first sample; byte 1 = its high 4 bits (low half) and the second's (high half); byte 2 = low 8 bits of the second
/// annotation: 16 bits, low byte first: kind (6 bits), samples since the one before (10 bits); kind 59: the next 32 bits are the samples (high half first);
///             60 … 62: further marks of the one before; 63: a text of so many bytes, padded to even; 0 0: the end
/// </code>
/// G. Moody, WFDB Applications Guide, sections signal(5) and annot(5). First value and checksum of the header are held to.
/// </remarks>
public static class WfdbReader
{
    private const int SkipKind = 59;
    private const int TextKind = 63;

    /// <summary>Symbols of the kinds that are beats.</summary>
    private static readonly Dictionary<int, char> s_beats = new()
    {
        [1] = 'N', [2] = 'L', [3] = 'R', [4] = 'a', [5] = 'V', [6] = 'F', [7] = 'J', [8] = 'A', [9] = 'S', [10] = 'E', [11] = 'j',
        [12] = '/', [13] = 'Q', [30] = '?', [34] = 'e', [35] = 'n', [38] = 'f', [41] = 'r',
    };

    /// <summary>Reads <c>name.hea</c>, <c>name.dat</c> and <c>name.atr</c> of a folder.</summary>
    /// <exception cref="DataException">A file is missing, of another form, truncated or damaged; the message names it.</exception>
    public static HeartRecord Read(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        string[] header = Text(path + ".hea");
        string[] first = header.Length > 0 ? header[0].Split(' ') : [];
        if (first.Length < 4 || !Number(first[1], out int channels) || channels != 2 || !Number(first[2], out int rate) || !Number(first[3], out int count)
            || header.Length < 1 + channels)
        {
            throw new DataException($"{path}.hea: expected 'name 2 rate count' and a line for each of two channels: is it another record?");
        }

        byte[] data = Bytes(path + ".dat");
        if (data.Length < 3L * count)
        {
            throw new DataException($"{path}.dat: has {data.Length} bytes; {count} samples of two channels need {3L * count}: fetch it again");
        }

        int[][] values = Samples(data, count);
        var leads = new float[channels][];
        for (int c = 0; c < channels; c++)
        {
            leads[c] = Lead(path, header[1 + c], values[c]);
        }

        return new HeartRecord(name, rate, leads, Beats(path + ".atr", Bytes(path + ".atr"), count));
    }

    /// <summary>The beats of an annotation file's content.</summary>
    /// <param name="name">File, for messages.</param>
    /// <param name="content">The whole file.</param>
    /// <param name="sampleCount">Samples of the record.</param>
    /// <exception cref="DataException">Truncated, or a beat outside the record.</exception>
    public static IReadOnlyList<HeartBeat> Beats(string name, ReadOnlySpan<byte> content, int sampleCount)
    {
        var beats = new List<HeartBeat>();
        long time = 0;
        int at = 0;
        while (true)
        {
            int word = Word(name, content, at);
            at += 2;
            int kind = word >> 10;
            int value = word & 1023;
            if (word == 0)
            {
                return beats;
            }

            if (kind == SkipKind)
            {
                time += (Word(name, content, at) << 16) | Word(name, content, at + 2);
                at += 4;
            }
            else if (kind == TextKind)
            {
                at += value + (value & 1);
            }
            else if (kind < 60)
            {
                time += value;
                if (time < 0 || time >= sampleCount)
                {
                    throw new DataException($"{name}: an annotation at sample {time}; the record has {sampleCount}: is it another record's?");
                }

                if (s_beats.TryGetValue(kind, out char symbol))
                {
                    beats.Add(new HeartBeat((int)time, symbol));
                }
            }
        }
    }

    private static int Word(string name, ReadOnlySpan<byte> content, int at) => at + 1 < content.Length
        ? content[at] | (content[at + 1] << 8)
        : throw new DataException($"{name}: truncated at byte {content.Length}: fetch it again");

    private static int[][] Samples(byte[] data, int count)
    {
        int[][] values = [new int[count], new int[count]];
        for (int i = 0; i < count; i++)
        {
            int middle = data[(3 * i) + 1];
            values[0][i] = Signed(data[3 * i] | ((middle & 0x0F) << 8));
            values[1][i] = Signed(data[(3 * i) + 2] | ((middle & 0xF0) << 4));
        }

        return values;
    }

    private static int Signed(int twelveBits) => twelveBits >= 2048 ? twelveBits - 4096 : twelveBits;

    private static float[] Lead(string path, string line, int[] values)
    {
        string[] fields = line.Split(' ');
        if (fields.Length < 7 || fields[1] != "212" || !float.TryParse(fields[2], NumberStyles.Float, CultureInfo.InvariantCulture, out float gain)
            || !(gain > 0) || !Number(fields[4], out int zero) || !Number(fields[5], out int first) || !Number(fields[6], out int checksum))
        {
            throw new DataException($"{path}.hea: '{line}' does not read; expected file, 212, gain, bits, zero, first value, checksum");
        }

        int sum = 0;
        foreach (int value in values)
        {
            sum += value;
        }

        if (values[0] != first || (short)sum != checksum)
        {
            throw new DataException($"{path}.dat: begins with {values[0]}, checksum {(short)sum}; the header says {first} and {checksum}: fetch it again");
        }

        return [.. values.Select(value => (value - zero) / gain)];
    }

    private static bool Number(string text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    private static byte[] Bytes(string path) => File.Exists(path)
        ? File.ReadAllBytes(path)
        : throw new DataException($"{path}: there is no such file: fetch the whole record");

    private static string[] Text(string path) => File.Exists(path)
        ? File.ReadAllLines(path)
        : throw new DataException($"{path}: there is no such file: fetch the whole record");
}
