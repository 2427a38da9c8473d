using System;
using System.Collections.Generic;
using System.Globalization;

namespace Larmor.Hal;

/// <summary>Where a chip is: <c>digital</c>, <c>sim:preset?key=value&amp;…</c>, <c>spi:bus.line</c>; the same string everywhere.</summary>
public sealed class ChipAddress
{
    private readonly Dictionary<string, string> _parameters = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    private ChipAddress(string text, string scheme, string name)
    {
        Text = text;
        Scheme = scheme;
        Name = name;
    }

    /// <summary>The address as written.</summary>
    public string Text { get; }

    /// <summary>What stands before the colon.</summary>
    public string Scheme { get; }

    /// <summary>What stands between colon and question mark; empty without a colon.</summary>
    public string Name { get; }

    /// <summary>Reads an address.</summary>
    /// <exception cref="ArgumentException">Not of that form; the message shows it.</exception>
    public static ChipAddress Parse(string text)
    {
        int question = text.IndexOf('?', StringComparison.Ordinal);
        string head = question < 0 ? text : text[..question];
        int colon = head.IndexOf(':', StringComparison.Ordinal);
        var address = new ChipAddress(text, colon < 0 ? head : head[..colon], colon < 0 ? "" : head[(colon + 1)..]);
        if (address.Scheme.Length == 0)
        {
            throw new ArgumentException($"chip address '{text}' is empty: write digital, sim:<preset>?key=value or spi:<bus>.<line>");
        }

        foreach (string pair in question < 0 ? [] : text[(question + 1)..].Split('&'))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || !address._parameters.TryAdd(pair[..equals], pair[(equals + 1)..]))
            {
                throw new ArgumentException($"chip address '{text}': '{pair}' is not a new key=value; write {head}?key=value&key=value");
            }
        }

        return address;
    }

    /// <summary>A numeric parameter.</summary>
    /// <exception cref="ArgumentException">Not a number, or outside its range.</exception>
    public float Number(string key, float fallback, float minimum, float maximum)
    {
        _used.Add(key);
        if (!_parameters.TryGetValue(key, out string? text))
        {
            return fallback;
        }

        if (!float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value)
            || !(value >= minimum && value <= maximum))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"chip address '{Text}': {key} is '{text}'; it must be a number from {minimum} to {maximum}"));
        }

        return value;
    }

    /// <summary>A whole-number parameter.</summary>
    /// <exception cref="ArgumentException">Not a whole number, or outside its range.</exception>
    public long Whole(string key, long fallback, long minimum, long maximum)
    {
        _used.Add(key);
        if (!_parameters.TryGetValue(key, out string? text))
        {
            return fallback;
        }

        if (!long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out long value) || value < minimum || value > maximum)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"chip address '{Text}': {key} is '{text}'; it must be a whole number from {minimum} to {maximum}"));
        }

        return value;
    }

    /// <summary>A textual parameter.</summary>
    public string Word(string key, string fallback)
    {
        _used.Add(key);
        return _parameters.GetValueOrDefault(key, fallback);
    }

    /// <summary>Refuses parameters that nobody asked for; call it when all have been read.</summary>
    /// <exception cref="ArgumentException">Names the first unknown key and lists the known ones.</exception>
    public void RefuseUnread()
    {
        foreach (string key in _parameters.Keys)
        {
            if (!_used.Contains(key))
            {
                throw new ArgumentException(
                    $"chip address '{Text}': '{key}' is unknown to this chip; it knows {string.Join(", ", Sorted(_used))}");
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static List<string> Sorted(HashSet<string> keys)
    {
        var list = new List<string>(keys);
        list.Sort(StringComparer.Ordinal);
        return list;
    }
}
