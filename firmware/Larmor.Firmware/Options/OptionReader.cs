using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;

namespace Larmor.Firmware;

/// <summary>Reads one object of a configuration and holds it to what is known: every refusal has the key, the value, the limit and the way out.</summary>
/// <remarks>By hand and not by generated code, which would set absent keys to zero instead of their defaults (DECISIONS 5).</remarks>
internal sealed class OptionReader
{
    private const int LongestShown = 60;

    private readonly string _file;
    private readonly string _place;
    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);
    private readonly List<string> _known = [];

    internal OptionReader(JsonElement element, string file, string place)
    {
        _file = file;
        _place = place;
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Refusal(place.Length == 0 ? "the whole" : place, element.GetRawText(), "an object in braces");
        }

        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (!_values.TryAdd(property.Name, property.Value.Clone()))
            {
                throw new ArgumentException($"{file}: key '{Shown(Full(property.Name))}' comes twice: remove one of them");
            }
        }
    }

    /// <summary>The file that is read, for messages and for paths beside it.</summary>
    internal string File => _file;

    internal string Text(string key, string fallback)
    {
        if (!Has(key, out JsonElement value))
        {
            return fallback;
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Refusal(Full(key), value.GetRawText(), "a text in quotes");
    }

    /// <summary>A path; one that is not rooted lies beside the configuration.</summary>
    internal string Path(string key)
    {
        string text = Text(key, "");
        return text.Length == 0 || text == "-" ? text : System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(_file))!, text);
    }

    internal string Choice(string key, string fallback, params string[] choices)
    {
        string text = Text(key, fallback);
        return Array.IndexOf(choices, text) >= 0 ? text : throw Refusal(Full(key), "'" + text + "'", "one of " + string.Join(", ", choices));
    }

    internal int Whole(string key, int fallback, int minimum, int maximum)
    {
        if (!Has(key, out JsonElement value))
        {
            return fallback;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= minimum && number <= maximum
            ? number
            : throw Refusal(Full(key), value.GetRawText(), string.Create(CultureInfo.InvariantCulture, $"a whole number from {minimum} to {maximum}"));
    }

    /// <summary>A whole number that must be there.</summary>
    internal int Needed(string key, int minimum, int maximum) =>
        _values.ContainsKey(key)
            ? Whole(key, 0, minimum, maximum)
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{_file}: key '{Full(key)}' is missing: add a whole number from {minimum} to {maximum}"));

    internal float Number(string key, float fallback, float minimum, float maximum)
    {
        if (!Has(key, out JsonElement value))
        {
            return fallback;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetSingle(out float number) && number >= minimum && number <= maximum
            ? number
            : throw Refusal(Full(key), value.GetRawText(), string.Create(CultureInfo.InvariantCulture, $"a number from {minimum} to {maximum}"));
    }

    internal bool Flag(string key, bool fallback)
    {
        if (!Has(key, out JsonElement value))
        {
            return fallback;
        }

        return value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Refusal(Full(key), value.GetRawText(), "true or false"),
        };
    }

    /// <summary>An object within; null when it is not there.</summary>
    internal T? Child<T>(string key, Func<OptionReader, T> read)
        where T : class
    {
        return Has(key, out JsonElement value) ? Read(value, Full(key), read) : null;
    }

    /// <summary>An object that must be there.</summary>
    internal T Required<T>(string key, Func<OptionReader, T> read)
        where T : class
    {
        return Child(key, read) ?? throw new ArgumentException($"{_file}: key '{Full(key)}' is missing: add \"{key}\": {{ … }}");
    }

    /// <summary>A list of objects; empty when it is not there.</summary>
    internal T[] Children<T>(string key, int most, Func<OptionReader, T> read)
    {
        if (!Has(key, out JsonElement value))
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > most)
        {
            throw Refusal(Full(key), value.GetRawText(), $"a list of at most {most} objects");
        }

        var children = new List<T>();
        foreach (JsonElement entry in value.EnumerateArray())
        {
            children.Add(Read(entry, $"{Full(key)}[{children.Count}]", read));
        }

        return [.. children];
    }

    /// <summary>Refuses a value that fits its own limits but not another value.</summary>
    internal ArgumentException Refusal(string key, string value, string limit) =>
        new($"{_file}: {key} is {Shown(value)}; it must be {limit}: correct it or leave it out");

    /// <summary>Name of a key with where it stands.</summary>
    internal string Full(string key) => _place.Length == 0 ? key : _place + "." + key;

    /// <summary>Words of a configuration within a message: on one line, without controls, not endless.</summary>
    internal static string Shown(string words, int longest = LongestShown)
    {
        char[] line = (words.Length > longest ? words[..longest] + "…" : words).ToCharArray();
        for (int i = 0; i < line.Length; i++)
        {
            line[i] = char.IsControl(line[i]) ? ' ' : line[i];
        }

        return new string(line);
    }

    /// <summary>Refuses keys that nobody asked for.</summary>
    internal void Finish()
    {
        foreach (string key in _values.Keys)
        {
            if (!_known.Contains(key))
            {
                throw new ArgumentException($"{_file}: key '{Shown(Full(key))}' is unknown; known there are {string.Join(", ", _known)}: correct or remove it");
            }
        }
    }

    private T Read<T>(JsonElement value, string place, Func<OptionReader, T> read)
    {
        var reader = new OptionReader(value, _file, place);
        T options = read(reader);
        reader.Finish();
        return options;
    }

    private bool Has(string key, out JsonElement value)
    {
        _known.Add(key);
        return _values.TryGetValue(key, out value);
    }
}
