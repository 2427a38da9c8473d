using System.Globalization;

namespace Larmor.Pictures;

/// <summary>Refusals: each has the name, the value, the limit and the way out.</summary>
internal static class Check
{
    public static void AtLeast(int value, int least, string name, string remedy)
    {
        if (value < least)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; at least {least} is needed: {remedy}");
        }
    }

    public static void Length(int actual, int expected, string name, string meaning, string remedy)
    {
        if (actual != expected)
        {
            throw new ArgumentException($"{name} has {actual} values; {expected} are needed ({meaning}): {remedy}", name);
        }
    }

    public static void Finite(double value, string name, string remedy)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException($"{name} is {value.ToString(CultureInfo.InvariantCulture)}; a finite number is needed: {remedy}", name);
        }
    }

    public static void Text(string? value, string name)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new ArgumentException($"{name} is empty; at least one visible character is needed: give it a name", name);
        }
    }
}
