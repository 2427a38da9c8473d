using System.Globalization;

namespace Larmor.Portable;

/// <summary>Turns cells of the shape table into pieces of C#.</summary>
internal static class ShapeText
{
    private static readonly Dictionary<string, string> s_operators = new()
    {
        ["op_Addition"] = "+", ["op_Subtraction"] = "-", ["op_Multiply"] = "*", ["op_Division"] = "/", ["op_Equality"] = "==",
        ["op_Inequality"] = "!=", ["op_GreaterThan"] = ">", ["op_GreaterThanOrEqual"] = ">=", ["op_LessThan"] = "<",
        ["op_LessThanOrEqual"] = "<=", ["op_UnaryNegation"] = "-", ["op_UnaryPlus"] = "+",
    };

    public static string? Operator(string name) => s_operators.GetValueOrDefault(name);

    public static string Type(string name) => name == "System.Void" ? "void" : "global::" + name;

    /// <summary>The keyword of an integer type: an enum's underlying type may be named no other way.</summary>
    public static string Keyword(string name) => name switch
    {
        "System.Byte" => "byte",
        "System.SByte" => "sbyte",
        "System.Int16" => "short",
        "System.UInt16" => "ushort",
        "System.Int32" => "int",
        "System.UInt32" => "uint",
        "System.Int64" => "long",
        "System.UInt64" => "ulong",
        _ => throw new ArgumentException($"enum over '{name}': not an integer type", nameof(name)),
    };

    public static int Count(string parameters) => parameters.Length == 0 ? 0 : parameters.Split(", ").Length;

    public static string Parameters(string cell)
    {
        if (cell.Length == 0)
        {
            return "";
        }

        List<string> result = [];
        foreach (string parameter in cell.Split(", "))
        {
            string[] halves = parameter.Split('=', 2);
            string[] words = halves[0].Split(' ');
            string prefix = words.Length == 3 ? words[0] + " " : "";
            string value = halves.Length == 2 ? " = " + Default(halves[1]) : "";
            result.Add($"{prefix}{Type(words[^2])} @{words[^1]}{value}");
        }

        return string.Join(", ", result);
    }

    public static string TypeModifiers(ShapeRow type)
    {
        // Column: kind first, then modifiers; C# wants the kind last.
        string[] words = type.Modifiers.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words[1..]) + " " + words[0];
    }

    /// <summary>'final' and 'accessor' are facts of metadata: a method that fills an interface slot is plain in C#.</summary>
    public static string MemberModifiers(ShapeRow member) =>
        string.Join(' ', member.Modifiers.Split(' ').Where(word => word is not ("final" or "accessor")));

    public static string Constant(ShapeRow field)
    {
        string cell = field.Detail;
        if (field.Type == "System.Single")
        {
            return Real(BitConverter.UInt32BitsToSingle(Convert.ToUInt32(cell[..8], 16)), "f");
        }

        if (field.Type == "System.Double")
        {
            return Real(BitConverter.UInt64BitsToDouble(Convert.ToUInt64(cell[..16], 16)), "d");
        }

        return Default(cell);
    }

    private static string Default(string cell) => cell[0] == '\'' ? "(char)" + cell.Trim('\'') : cell;

    private static string Real(double value, string suffix)
    {
        if (double.IsNaN(value))
        {
            return $"0{suffix}/0{suffix}";
        }

        if (double.IsInfinity(value))
        {
            return $"{(value < 0 ? "-" : "")}1{suffix}/0{suffix}";
        }

        return value.ToString("R", CultureInfo.InvariantCulture) + suffix;
    }
}
