using System;
using System.Threading;
using Larmor.Runtime;

namespace Larmor.Firmware;

/// <summary>Commands on their way from any thread to the loop: a fixed ring, one taker. The taker never waits.</summary>
public sealed class CommandInbox
{
    /// <summary>Commands that wait at most.</summary>
    public const int Capacity = 64;

    private readonly EdgeCommand[] _commands = new EdgeCommand[Capacity];
    private readonly int[] _arguments = new int[Capacity];
    private readonly Lock _posters = new();
    private long _written;
    private long _read;

    /// <summary>Puts a command in.</summary>
    /// <returns>False when there is no room: it is not carried out.</returns>
    public bool TryPost(EdgeCommand command, int argument)
    {
        lock (_posters)
        {
            if (_written - Volatile.Read(ref _read) == Capacity)
            {
                return false;
            }

            int slot = (int)(_written % Capacity);
            _commands[slot] = command;
            _arguments[slot] = argument;
            Volatile.Write(ref _written, _written + 1);
            return true;
        }
    }

    /// <summary>Takes the oldest command; for the loop's thread alone. Allocates nothing.</summary>
    public bool TryTake(out EdgeCommand command, out int argument)
    {
        command = EdgeCommand.None;
        argument = Decision.NoClass;
        if (_read == Volatile.Read(ref _written))
        {
            return false;
        }

        int slot = (int)(_read % Capacity);
        command = _commands[slot];
        argument = _arguments[slot];
        Volatile.Write(ref _read, _read + 1);
        return true;
    }
}
