using System;
using System.Diagnostics;
using System.Threading;
using Larmor.Runtime;

namespace Larmor.Firmware;

/// <summary>A thread that carries records from a queue to a sink that may be slow: a record leaves the queue when the sink has taken it, not before.</summary>
public sealed class TelemetryPump : IDisposable
{
    private const int IdleMilliseconds = 500;

    private readonly TelemetryQueue _queue;
    private readonly ITelemetrySink _sink;
    private readonly Action _idle;
    private readonly int _retryMilliseconds;
    private readonly int _lastMilliseconds;
    private readonly ManualResetEvent _stop = new(false);
    private readonly Thread _thread;

    /// <summary>Begins to carry.</summary>
    /// <param name="queue">Where records wait; disposed with the pump.</param>
    /// <param name="sink">May block; answers false when it could not take a record, which is then tried again.</param>
    /// <param name="idle">Called while there is nothing to carry, about twice a second.</param>
    /// <param name="retryMilliseconds">Time before a refused record is tried again.</param>
    /// <param name="lastMilliseconds">Time for what still waits when the pump is disposed.</param>
    public TelemetryPump(TelemetryQueue queue, ITelemetrySink sink, Action idle, int retryMilliseconds, int lastMilliseconds)
    {
        ArgumentNullException.ThrowIfNull(queue);
        ArgumentNullException.ThrowIfNull(sink);
        ArgumentNullException.ThrowIfNull(idle);
        _queue = queue;
        _sink = sink;
        _idle = idle;
        _retryMilliseconds = retryMilliseconds;
        _lastMilliseconds = lastMilliseconds;
        _thread = new Thread(Run) { IsBackground = true, Name = "telemetry" };
        _thread.Start();
    }

    /// <summary>Carries what waits, as far as the sink takes it in the time given, and ends.</summary>
    public void Dispose()
    {
        _stop.Set();
        _queue.Wake();
        _thread.Join();
        _stop.Dispose();
        _queue.Dispose();
    }

    private void Run()
    {
        var frame = new TelemetryFrame();
        while (!_stop.WaitOne(0))
        {
            if (!_queue.Wait(IdleMilliseconds))
            {
                _idle();
            }
            else if (!Carry(frame))
            {
                _stop.WaitOne(_retryMilliseconds);
            }
        }

        long stopped = Stopwatch.GetTimestamp();
        while (_queue.Count > 0 && Stopwatch.GetElapsedTime(stopped).TotalMilliseconds < _lastMilliseconds && Carry(frame))
        {
        }
    }

    /// <summary>Carries what waits; false when the sink refused a record, which then still waits.</summary>
    private bool Carry(TelemetryFrame frame)
    {
        while (_queue.TryPeek(frame))
        {
            if (!_sink.Accept(frame))
            {
                return false;
            }

            _queue.Drop();
            if (_stop.WaitOne(0))
            {
                return true;
            }
        }

        return true;
    }
}
