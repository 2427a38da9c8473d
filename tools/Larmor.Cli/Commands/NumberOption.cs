using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Larmor.Cli.Commands;

/// <summary>Options that take numbers: what does not fit is refused with the option's name, the value and the limits.</summary>
internal static class NumberOption
{
    /// <summary>One whole number.</summary>
    internal static Option<int?> Whole(string name, string description, int minimum, int maximum) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => Whole(result, result.Tokens[0].Value, name, minimum, maximum),
    };

    /// <summary>Some whole numbers.</summary>
    internal static Option<int[]?> Wholes(string name, string description, int minimum, int maximum) => new(name)
    {
        Description = description,
        HelpName = "N",
        AllowMultipleArgumentsPerToken = true,
        CustomParser = result => [.. result.Tokens.Select(token => Whole(result, token.Value, name, minimum, maximum) ?? 0)],
    };

    /// <summary>One number.</summary>
    internal static Option<double?> Real(string name, string description, double minimum, double maximum) => new(name)
    {
        Description = description,
        HelpName = "S",
        CustomParser = result => Real(result, result.Tokens[0].Value, name, minimum, maximum),
    };

    /// <summary>Some numbers.</summary>
    internal static Option<double[]?> Reals(string name, string description, double minimum, double maximum) => new(name)
    {
        Description = description,
        HelpName = "X",
        AllowMultipleArgumentsPerToken = true,
        CustomParser = result => [.. result.Tokens.Select(token => Real(result, token.Value, name, minimum, maximum) ?? 0)],
    };

    private static double? Real(ArgumentResult result, string text, string name, double minimum, double maximum)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= minimum && value <= maximum)
        {
            return value;
        }

        Refuse(result, name, text, "number", minimum, maximum);
        return null;
    }

    private static int? Whole(ArgumentResult result, string text, string name, int minimum, int maximum)
    {
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= minimum && value <= maximum)
        {
            return value;
        }

        Refuse(result, name, text, "whole number", minimum, maximum);
        return null;
    }

    private static void Refuse(ArgumentResult result, string name, string text, string kind, double minimum, double maximum) =>
        result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} is {text}; it must be a {kind} from {minimum} to {maximum}"));
}
