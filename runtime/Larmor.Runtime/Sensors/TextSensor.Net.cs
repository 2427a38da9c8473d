using System;
using System.Globalization;
using System.IO;
using Larmor.Hal;

namespace Larmor.Runtime;

/// <summary>Replays a sensor from text: a line a sample, numbers separated by commas, semicolons, blanks or tabs. For files and standard input.</summary>
/// <remarks>
/// Empty lines and lines that begin with # are skipped; so is a first line without numbers (a header). A line that does not read, or is longer than
/// <see cref="LongestLine"/>, is a failed reading and is counted; the next one is tried at the next call. Further fields of a line are ignored.
/// Allocates nothing after construction.
/// </remarks>
public sealed class TextSensor : ISensor
{
    /// <summary>Most characters of a line.</summary>
    public const int LongestLine = 4096;

    private readonly TextReader _reader;
    private readonly char[] _block = new char[8192];
    private readonly char[] _line = new char[LongestLine];
    private readonly float[] _parsed;
    private int _blockCount;
    private int _blockNext;
    private bool _isFirst = true;

    /// <summary>A replay; the reader stays the caller's.</summary>
    /// <param name="reader">An open file, or standard input.</param>
    /// <param name="channelCount">Numbers of a line, at least 1.</param>
    /// <param name="sampleRateHertz">Samples a second.</param>
    public TextSensor(TextReader reader, int channelCount, float sampleRateHertz)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (channelCount < 1)
        {
            Throw.Range(nameof(channelCount), channelCount, 1, LongestLine / 2);
        }

        _reader = reader;
        _parsed = new float[channelCount];
        ChannelCount = channelCount;
        SampleRateHertz = sampleRateHertz;
    }

    /// <inheritdoc/>
    public int ChannelCount { get; }

    /// <inheritdoc/>
    public float SampleRateHertz { get; }

    /// <summary>Lines taken, good or not.</summary>
    public long LineCount { get; private set; }

    /// <summary>Lines that did not read.</summary>
    public long RejectedCount { get; private set; }

    /// <inheritdoc/>
    public SensorReading TryRead(SpanFloat sample)
    {
        while (true)
        {
            int length = NextLine();
            if (length == -1)
            {
                return SensorReading.Ended;
            }

            LineCount++;
            ReadOnlySpan<char> line = length <= LongestLine ? _line.AsSpan(0, length).Trim() : default;
            if (length <= LongestLine && (line.IsEmpty || line[0] == '#'))
            {
                continue;
            }

            bool isFirst = _isFirst;
            _isFirst = false;
            if (length <= LongestLine && Parse(line))
            {
                _parsed.AsSpan().CopyTo(sample);
                return SensorReading.Ready;
            }

            if (isFirst && length <= LongestLine && !StartsWithNumber(line))
            {
                continue;
            }

            RejectedCount++;
            return SensorReading.Failed;
        }
    }

    /// <summary>A text needs no restart: the next line may read again.</summary>
    public bool TryRestart() => true;

    /// <summary>Puts the next line into the buffer: its length, more than <see cref="LongestLine"/> when it did not fit, -1 at the end.</summary>
    private int NextLine()
    {
        int length = 0;
        bool isAny = false;
        while (true)
        {
            if (_blockNext == _blockCount)
            {
                _blockCount = _reader.Read(_block, 0, _block.Length);
                _blockNext = 0;
                if (_blockCount <= 0)
                {
                    _blockCount = 0;
                    return isAny ? length : -1;
                }
            }

            char next = _block[_blockNext++];
            isAny = true;
            if (next == '\n')
            {
                return length;
            }

            if (length < LongestLine)
            {
                _line[length] = next;
            }

            length = length > LongestLine ? length : length + 1;
        }
    }

    private bool Parse(ReadOnlySpan<char> line)
    {
        for (int c = 0; c < _parsed.Length; c++)
        {
            line = line.TrimStart();
            int end = line.IndexOfAny(",; \t");
            ReadOnlySpan<char> field = end < 0 ? line : line[..end];
            if (!float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out _parsed[c]))
            {
                return false;
            }

            line = end < 0 ? default : line[(end + 1)..];
        }

        return true;
    }

    private static bool StartsWithNumber(ReadOnlySpan<char> line) => char.IsAsciiDigit(line[0]) || line[0] is '-' or '+' or '.';
}
