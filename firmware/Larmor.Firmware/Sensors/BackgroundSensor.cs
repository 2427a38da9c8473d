using System;
using System.Threading;
using Larmor.Runtime;

namespace Larmor.Firmware;

/// <summary>A sensor whose reads may block, standard input above all, read by a thread of its own: the loop asks and never waits.</summary>
/// <remarks>
/// Samples wait in a fixed ring. When it is full the thread waits, so that a pipe is held back and loses nothing. The thread ends with the process or with its
/// input: a read that blocks cannot be cut short.
/// </remarks>
public sealed class BackgroundSensor : ISensor, IDisposable
{
    /// <summary>Samples that wait at most.</summary>
    public const int DefaultCapacity = 4096;

    private readonly ISensor _inner;
    private readonly float[] _values;
    private readonly SensorReading[] _readings;
    private readonly int _capacity;
    private readonly AutoResetEvent _taken = new(false);
    private long _written;
    private long _read;
    private volatile bool _isClosed;

    /// <summary>Begins to read.</summary>
    /// <param name="inner">Read by that thread alone.</param>
    /// <param name="capacity">Samples that wait at most, at least 1.</param>
    public BackgroundSensor(ISensor inner, int capacity)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _inner = inner;
        _capacity = capacity;
        _values = new float[capacity * inner.ChannelCount];
        _readings = new SensorReading[capacity];
        new Thread(Run) { IsBackground = true, Name = "sensor" }.Start();
    }

    /// <inheritdoc/>
    public int ChannelCount => _inner.ChannelCount;

    /// <inheritdoc/>
    public float SampleRateHertz => _inner.SampleRateHertz;

    /// <inheritdoc/>
    public SensorReading TryRead(SpanFloat sample)
    {
        if (_read == Volatile.Read(ref _written))
        {
            return SensorReading.Pending;
        }

        int slot = (int)(_read % _capacity);
        SensorReading reading = _readings[slot];
        if (reading == SensorReading.Ended)
        {
            return reading;
        }

        _values.AsSpan(slot * ChannelCount, ChannelCount).CopyTo(sample);
        Volatile.Write(ref _read, _read + 1);
        _taken.Set();
        return reading;
    }

    /// <summary>Nothing to restart: the thread goes on.</summary>
    public bool TryRestart() => true;

    /// <summary>Lets the thread end.</summary>
    public void Dispose()
    {
        _isClosed = true;
        _taken.Set();
    }

    private void Run()
    {
        var reading = SensorReading.Ready;
        while (reading != SensorReading.Ended && !_isClosed)
        {
            while (_written - Volatile.Read(ref _read) == _capacity && !_isClosed)
            {
                _taken.WaitOne(100);
            }

            int slot = (int)(_written % _capacity);
            try
            {
                reading = _inner.TryRead(_values.AsSpan(slot * ChannelCount, ChannelCount));
            }
            catch (Exception reason) when (reason is System.IO.IOException or ObjectDisposedException)
            {
                // The input is gone: for the loop that is its end.
                reading = SensorReading.Ended;
            }

            if (reading != SensorReading.Pending)
            {
                _readings[slot] = reading;
                Volatile.Write(ref _written, _written + 1);
            }
        }
    }
}
