using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Larmor.Runtime;

namespace Larmor.Firmware;

/// <summary>What surrounds a node: the threads that send its records, the endpoint for its figures, the channels that bring it commands.</summary>
public sealed class NodeServices : IDisposable
{
    private const int LastMilliseconds = 3000;
    private const int RetryMilliseconds = 200;
    private const long TellMilliseconds = 10_000;

    private readonly FirmwareOptions _options;
    private readonly IClock _clock;
    private readonly Action<string> _log;
    private readonly List<IDisposable> _parts = [];
    private readonly List<ITelemetrySink> _sinks = [];
    private CommandGate? _gate;
    private long _toldAt = long.MinValue / 2;
    private long _untold;

    /// <summary>Opens what the options name, apart from commands.</summary>
    /// <param name="options">Options of the node.</param>
    /// <param name="output">Takes JSON lines when they go to "-".</param>
    /// <param name="clock">Time.</param>
    /// <param name="log">Told what happens, a line each; never a secret.</param>
    /// <exception cref="IOException">A file, port or key cannot be used; one line.</exception>
    public NodeServices(FirmwareOptions options, Stream output, IClock clock, Action<string> log)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _clock = clock;
        _log = log;
        try
        {
            OpenLines(options.Telemetry, output);
            if (options.Telemetry.Prometheus is { } prometheus)
            {
                var metrics = new NodeMetrics(options.Name);
                _sinks.Add(metrics);
                _parts.Add(metrics);
                _parts.Add(new PrometheusEndpoint(prometheus));
            }

            if (options.Telemetry.Mqtt is { } mqtt)
            {
                var queue = new TelemetryQueue(mqtt.QueueCapacity);
                var link = new MqttLink(mqtt, options.Name, options.Commands is { IsMqtt: true } ? bytes => Take(bytes, "mqtt") : null, log);
                _parts.Add(link);
                _parts.Add(new TelemetryPump(queue, link, link.Idle, Math.Min(1000, mqtt.PatienceMilliseconds), LastMilliseconds));
                _sinks.Add(queue);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Who the node is to tell.</summary>
    public ITelemetrySink[] Sinks => [.. _sinks];

    /// <summary>The gate of commands; null when there is none.</summary>
    public CommandGate? Gate => _gate;

    /// <summary>Begins to listen for commands.</summary>
    /// <param name="inbox">The node's.</param>
    /// <exception cref="IOException">A key or channel cannot be used; one line.</exception>
    public void ListenFor(CommandInbox inbox)
    {
        if (_options.Commands is not { } commands)
        {
            return;
        }

        var gate = new CommandGate(commands, _options.Name, inbox, _clock);
        _parts.Insert(0, gate);

        // Before anybody reads: what comes first would be lost.
        Volatile.Write(ref _gate, gate);
        if (commands.IsStandardInput)
        {
            Listen(Console.OpenStandardInput(), "standard input");
        }

        if (commands.Serial.Length > 0)
        {
            Listen(OpenSerial(commands.Serial), "serial");
        }
    }

    /// <summary>Judges a line that came by a channel, and tells of refusals, at most every ten seconds.</summary>
    public void Take(ReadOnlySpan<byte> line, string channel)
    {
        if (Volatile.Read(ref _gate) is { } gate)
        {
            Tell(gate.Take(line), channel);
        }
    }

    /// <summary>Sends what still waits, for three seconds at most, and closes everything.</summary>
    public void Dispose()
    {
        for (int i = _parts.Count - 1; i >= 0; i--)
        {
            _parts[i].Dispose();
        }

        _parts.Clear();
    }

    private static FileStream OpenSerial(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"commands.serial '{path}' does not open: {reason.Message.TrimEnd('.')}: enable it, permit reading or leave it out", reason);
        }
    }

    private void OpenLines(TelemetryOptions options, Stream output)
    {
        if (options.JsonLines.Length == 0)
        {
            return;
        }

        Stream stream = output;
        if (options.JsonLines != "-")
        {
            try
            {
                stream = new FileStream(options.JsonLines, FileMode.Append, FileAccess.Write, FileShare.Read, 1);
            }
            catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
            {
                throw new IOException($"telemetry.jsonLines '{options.JsonLines}' does not open: {reason.Message.TrimEnd('.')}: permit writing there or name another", reason);
            }

            _parts.Add(stream);
        }

        var queue = new TelemetryQueue(options.JsonLinesCapacity);
        _parts.Add(new TelemetryPump(queue, new JsonLinesSink(stream), () => { }, RetryMilliseconds, LastMilliseconds));
        _sinks.Add(queue);
    }

    private void Listen(Stream stream, string channel)
    {
        _parts.Add(stream);
        new Thread(() => Read(stream, channel)) { IsBackground = true, Name = channel }.Start();
    }

    private void Read(Stream stream, string channel)
    {
        var lines = new LineReader();
        var bytes = new byte[1024];
        try
        {
            for (int count = stream.Read(bytes); count > 0; count = stream.Read(bytes))
            {
                if (Volatile.Read(ref _gate) is { } gate)
                {
                    lines.Push(bytes.AsSpan(0, count), gate, refusal => Tell(refusal, channel));
                }
            }
        }
        catch (Exception reason) when (reason is IOException or ObjectDisposedException or UnauthorizedAccessException)
        {
            _log($"{channel} is closed: no more commands from there");
        }
    }

    private void Tell(CommandRefusal refusal, string channel)
    {
        if (refusal == CommandRefusal.None)
        {
            _log($"command by {channel} let through");
            return;
        }

        long now = _clock.Milliseconds;
        if (now - Interlocked.Read(ref _toldAt) < TellMilliseconds)
        {
            Interlocked.Increment(ref _untold);
            return;
        }

        Interlocked.Exchange(ref _toldAt, now);
        long untold = Interlocked.Exchange(ref _untold, 0);
        _log($"command by {channel} refused: {Word(refusal)}{(untold > 0 ? $", and {untold} more since the last such line" : "")}");
    }

    private static string Word(CommandRefusal refusal) => refusal switch
    {
        CommandRefusal.Malformed => "not of the form counter, command, seal",
        CommandRefusal.Forged => "its seal is not that of the key",
        CommandRefusal.Replayed => "its counter was used before",
        CommandRefusal.TooMany => "too many in a minute",
        CommandRefusal.NotKept => "its counter cannot be written",
        CommandRefusal.Unknown => "no such command",
        _ => "the loop does not keep up",
    };
}
