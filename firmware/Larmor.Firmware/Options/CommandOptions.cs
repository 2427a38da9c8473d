using System;

namespace Larmor.Firmware;

/// <summary>Who may ask for what from outside. A button needs none of this: whoever presses it stands before the node.</summary>
public sealed class CommandOptions
{
    /// <summary>File with the key, 64 or more hexadecimal digits, readable by its owner only.</summary>
    public string KeyFile { get; init; } = "";

    /// <summary>File that remembers the counter of the last command, so that none can be played again after a restart.</summary>
    public string CounterFile { get; init; } = "";

    /// <summary>Commands taken in a minute.</summary>
    public int PerMinute { get; init; } = 30;

    /// <summary>True for commands by lines of standard input.</summary>
    public bool IsStandardInput { get; init; }

    /// <summary>Device or pipe that is read for lines, <c>/dev/serial0</c>; empty for none.</summary>
    public string Serial { get; init; } = "";

    /// <summary>True for commands by the broker of the telemetry.</summary>
    public bool IsMqtt { get; init; }

    internal static CommandOptions Read(OptionReader reader)
    {
        var options = new CommandOptions
        {
            KeyFile = reader.Path("keyFile"),
            CounterFile = reader.Path("counterFile"),
            PerMinute = reader.Whole("perMinute", new CommandOptions().PerMinute, 1, 6000),
            IsStandardInput = reader.Flag("isStandardInput", false),
            Serial = reader.Path("serial"),
            IsMqtt = reader.Flag("isMqtt", false),
        };
        if (options.KeyFile.Length == 0 || options.CounterFile.Length == 0)
        {
            throw new ArgumentException($"{reader.File}: {reader.Full("keyFile")} and {reader.Full("counterFile")} are both needed for commands: name them, or leave out \"commands\"");
        }

        return options;
    }
}
