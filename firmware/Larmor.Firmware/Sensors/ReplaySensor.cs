using System;
using System.IO;
using Larmor.Runtime;

namespace Larmor.Firmware;

/// <summary>A replay of a text file that it opens and closes itself.</summary>
public sealed class ReplaySensor : ISensor, IDisposable
{
    private readonly StreamReader _reader;
    private readonly TextSensor _text;

    private ReplaySensor(StreamReader reader, int channelCount, float sampleRateHertz)
    {
        _reader = reader;
        _text = new TextSensor(reader, channelCount, sampleRateHertz);
    }

    /// <inheritdoc/>
    public int ChannelCount => _text.ChannelCount;

    /// <inheritdoc/>
    public float SampleRateHertz => _text.SampleRateHertz;

    /// <summary>Opens a file of numbers, a line a sample: see <see cref="TextSensor"/>.</summary>
    /// <exception cref="IOException">It does not open; one line.</exception>
    public static ReplaySensor OpenFile(string path, int channelCount, float sampleRateHertz)
    {
        if (string.IsNullOrEmpty(path))
        {
            throw new ArgumentException("sensor.path is empty; the sensor 'file' replays one: write its path");
        }

        try
        {
            return new ReplaySensor(new StreamReader(path), channelCount, sampleRateHertz);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"sensor.path '{path}' does not open: {reason.Message.TrimEnd('.')}: correct the path or permit reading", reason);
        }
    }

    /// <inheritdoc/>
    public SensorReading TryRead(SpanFloat sample) => _text.TryRead(sample);

    /// <inheritdoc/>
    public bool TryRestart() => _text.TryRestart();

    /// <summary>Closes the file.</summary>
    public void Dispose() => _reader.Dispose();
}
