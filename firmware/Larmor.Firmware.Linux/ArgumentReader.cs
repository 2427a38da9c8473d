using System;
using System.Collections.Generic;
using System.Globalization;

namespace Larmor.Firmware.Linux;

/// <summary>Words of the command line: a verb, options with a value each, and the rest.</summary>
internal sealed class ArgumentReader
{
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);
    private readonly List<string> _rest = [];

    internal ArgumentReader(string[] arguments)
    {
        Verb = arguments.Length > 0 ? arguments[0] : "";
        for (int i = 1; i < arguments.Length; i++)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal))
            {
                _rest.Add(arguments[i]);
            }
            else if (i + 1 == arguments.Length || !_options.TryAdd(arguments[i], arguments[i + 1]))
            {
                throw new ArgumentException($"{arguments[i]} needs one value: write '{arguments[i]} VALUE' once");
            }
            else
            {
                i++;
            }
        }
    }

    internal string Verb { get; }

    internal string Needed(string option) =>
        _options.Remove(option, out string? value) ? value : throw new ArgumentException($"{option} is missing: write '{option} VALUE'");

    internal long Whole(string option)
    {
        string text = Needed(option);
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value > 0
            ? value
            : throw new ArgumentException($"{option} is {text}; it must be a whole number from 1 to {long.MaxValue}");
    }

    internal string Rest()
    {
        string text = string.Join(' ', _rest);
        _rest.Clear();
        Finish();
        return text;
    }

    internal void Finish()
    {
        foreach (string option in _options.Keys)
        {
            throw new ArgumentException($"'{option}' is unknown here: see larmor-node --help");
        }

        if (_rest.Count > 0)
        {
            throw new ArgumentException($"'{_rest[0]}' is one word too many: see larmor-node --help");
        }
    }
}
