using System;
using System.Threading;
using Larmor.Runtime;

namespace Larmor.Firmware;

/// <summary>Records on their way from the loop to one sender: a fixed ring of bytes, one writer, one reader. The loop never waits and allocates nothing.</summary>
/// <remarks>What comes while the ring is full is refused, so that the loop counts it as lost: what is in the ring keeps its order and its place.</remarks>
public sealed class TelemetryQueue : ITelemetrySink, IDisposable
{
    private readonly byte[] _records;
    private readonly int _capacity;
    private readonly AutoResetEvent _filled = new(false);
    private long _written;
    private long _read;

    /// <summary>An empty queue.</summary>
    /// <param name="capacity">Records that wait at most, each <see cref="TelemetryFrame.Bytes"/> bytes.</param>
    public TelemetryQueue(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _capacity = capacity;
        _records = new byte[capacity * TelemetryFrame.Bytes];
    }

    /// <summary>Records that wait.</summary>
    public int Count => (int)(Volatile.Read(ref _written) - Volatile.Read(ref _read));

    /// <inheritdoc/>
    public bool Accept(TelemetryFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (_written - Volatile.Read(ref _read) == _capacity)
        {
            return false;
        }

        frame.Write(_records, (int)(_written % _capacity) * TelemetryFrame.Bytes);
        Volatile.Write(ref _written, _written + 1);
        _filled.Set();
        return true;
    }

    /// <summary>Reads the oldest record and leaves it; for the sender alone.</summary>
    /// <returns>False when there is none.</returns>
    public bool TryPeek(TelemetryFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return _read != Volatile.Read(ref _written) && frame.TryRead(_records, (int)(_read % _capacity) * TelemetryFrame.Bytes);
    }

    /// <summary>Takes the oldest record out: it has arrived.</summary>
    public void Drop() => Volatile.Write(ref _read, _read + 1);

    /// <summary>Waits for a record; for the sender alone.</summary>
    /// <returns>False when none came in time.</returns>
    public bool Wait(int milliseconds) => Count > 0 || _filled.WaitOne(milliseconds);

    /// <summary>Wakes a sender that waits.</summary>
    public void Wake() => _filled.Set();

    /// <inheritdoc/>
    public void Dispose() => _filled.Dispose();
}
