using System;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Threading;
using Larmor.Runtime;

namespace Larmor.Firmware;

/// <summary>Lets a command through when its seal is right, its counter is new and not too many come; all else is counted. Any thread, one line at a time.</summary>
public sealed class CommandGate : IDisposable
{
    // Lines that are looked at for each command allowed: enough for mistakes, too few for a flood to cost the processor.
    private const int LinesPerCommand = 20;

    private readonly Lock _lock = new();
    private readonly byte[] _key;
    private readonly byte[] _head;
    private readonly CounterFile _counter;
    private readonly RateLimit _lines;
    private readonly RateLimit _commands;
    private readonly CommandInbox _inbox;
    private readonly long[] _refused = new long[(int)CommandRefusal.Full + 1];

    /// <summary>A gate with the key and the counter of the files that are named.</summary>
    /// <param name="options">Files and limit.</param>
    /// <param name="node">Name of the node.</param>
    /// <param name="inbox">Where commands go.</param>
    /// <param name="clock">Time, for the limit.</param>
    /// <exception cref="System.IO.IOException">A file does not open, or others may read the key; one line, without the key.</exception>
    public CommandGate(CommandOptions options, string node, CommandInbox inbox, IClock clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        _key = SecretFile.ReadKey("commands.keyFile", options.KeyFile);
        _head = CommandSeal.Head(node);
        _counter = new CounterFile(options.CounterFile);
        _lines = new RateLimit(LinesPerCommand * options.PerMinute, clock);
        _commands = new RateLimit(options.PerMinute, clock);
        _inbox = inbox;
    }

    /// <summary>Commands let through.</summary>
    public long AdmittedCount => _refused[(int)CommandRefusal.None];

    /// <summary>Lines refused for a reason.</summary>
    public long Count(CommandRefusal refusal) => Volatile.Read(ref _refused[(int)refusal]);

    /// <summary>Judges a line, without its line feed, and passes its command on.</summary>
    public CommandRefusal Take(ReadOnlySpan<byte> line)
    {
        lock (_lock)
        {
            CommandRefusal refusal = Judge(line);
            _refused[(int)refusal]++;
            return refusal;
        }
    }

    /// <summary>Forgets the key.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(_key);

    private CommandRefusal Judge(ReadOnlySpan<byte> line)
    {
        if (!_lines.TryTake())
        {
            return CommandRefusal.TooMany;
        }

        line = line.EndsWith("\r"u8) ? line[..^1] : line;
        int first = line.IndexOf((byte)' ');
        int last = line.LastIndexOf((byte)' ');
        if (line.Length > CommandSeal.LongestLine || first < 1 || last <= first || line.Length - last - 1 != CommandSeal.HexDigits || line.ContainsAnyInRange((byte)0, (byte)31)
            || !Utf8Parser.TryParse(line[..first], out long counter, out int digits) || digits != first || counter < 1)
        {
            return CommandRefusal.Malformed;
        }

        if (!CommandSeal.IsRight(_key, _head, line[..last], line[(last + 1)..]))
        {
            return CommandRefusal.Forged;
        }

        if (counter <= _counter.Value)
        {
            return CommandRefusal.Replayed;
        }

        if (!_commands.TryTake())
        {
            return CommandRefusal.TooMany;
        }

        // The counter is kept before the command is carried out: after a power cut in between it is lost, never played twice.
        if (!_counter.TryRaise(counter))
        {
            return CommandRefusal.NotKept;
        }

        var parser = new CommandParser();
        foreach (byte next in line[(first + 1)..last])
        {
            parser.Push(next);
        }

        EdgeCommand command = parser.Push((byte)'\n');
        return command == EdgeCommand.None ? CommandRefusal.Unknown
            : _inbox.TryPost(command, parser.Argument) ? CommandRefusal.None
            : CommandRefusal.Full;
    }
}
