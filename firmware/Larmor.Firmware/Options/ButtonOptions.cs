using System.Text;
using Larmor.Runtime;

namespace Larmor.Firmware;

/// <summary>A button between a pin and ground, and what it asks for.</summary>
public sealed class ButtonOptions
{
    internal const int LargestPin = 1023;

    /// <summary>Logical (BCM) number of the pin.</summary>
    public int Pin { get; init; }

    /// <summary>What a press asks for.</summary>
    public EdgeCommand Command { get; init; }

    /// <summary>Class, for a label.</summary>
    public int Argument { get; init; } = Decision.NoClass;

    /// <summary>Time for which the pin must stand still before a press counts, ms.</summary>
    public int DebounceMilliseconds { get; init; } = 30;

    internal static ButtonOptions Read(OptionReader reader)
    {
        var fallback = new ButtonOptions();
        string text = reader.Text("command", "");
        var parser = new CommandParser();
        EdgeCommand command = EdgeCommand.None;
        foreach (byte next in Encoding.UTF8.GetBytes(text + "\n"))
        {
            command = parser.Push(next);
        }

        if (command == EdgeCommand.None)
        {
            throw reader.Refusal(reader.Full("command"), "'" + text + "'", "label <class>, freeze, thaw, save or reset");
        }

        return new ButtonOptions
        {
            Pin = reader.Needed("pin", 0, LargestPin),
            Command = command,
            Argument = parser.Argument,
            DebounceMilliseconds = reader.Whole("debounceMilliseconds", fallback.DebounceMilliseconds, 0, 10_000),
        };
    }
}
