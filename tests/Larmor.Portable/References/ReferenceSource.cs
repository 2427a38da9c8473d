using System.Text;

namespace Larmor.Portable;

/// <summary>Writes C# declarations with empty bodies for one assembly of the nanoFramework library, from the shape table.</summary>
/// <remarks>
/// The text is only ever compiled as metadata. Interfaces on classes are reduced to <c>IDisposable</c> and <c>IEnumerable</c>,
/// primitive structs stay without fields: the spec measured that this is enough for a byte-identical core.
/// </remarks>
public sealed class ReferenceSource
{
    // .NET allows several of these on one target; the table does not state it.
    private static readonly string[] s_repeatable =
    [
        "InternalsVisibleToAttribute", "ConditionalAttribute", "MemberNotNullAttribute", "MemberNotNullWhenAttribute",
        "NotNullIfNotNullAttribute",
    ];

    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, ShapeRow> _types = [];
    private readonly ILookup<string, ShapeRow> _members;
    private readonly IReadOnlyList<ShapeRow> _rows;

    private ReferenceSource(IReadOnlyList<ShapeRow> rows)
    {
        _rows = rows;
        foreach (ShapeRow row in rows)
        {
            if (row.Kind == 'T')
            {
                _types.Add(row.FullName, row);
            }
        }

        _members = rows.Where(row => row.Kind != 'T').ToLookup(row => row.Owner);
    }

    /// <summary>Writes the source text of one assembly.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="assembly">Simple name, for example <c>mscorlib</c>.</param>
    /// <param name="version">Assembly version to state.</param>
    public static string Write(NanoTables tables, string assembly, Version version)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(version);
        ReferenceSource source = new([.. tables.Shape.Where(row => row.Assembly == assembly)]);
        source._text.AppendLine($"[assembly: global::System.Reflection.AssemblyVersionAttribute(\"{version}\")]");
        foreach (ShapeRow row in source._rows)
        {
            if (row.Kind == 'T' && !source._types.ContainsKey(row.Owner))
            {
                source._text.AppendLine($"namespace {row.Owner} {{");
                source.WriteType(row);
                source._text.AppendLine("}");
            }
        }

        return source._text.ToString();
    }

    private void WriteType(ShapeRow type)
    {
        List<ShapeRow> members = [.. _members[type.FullName]];
        if (type.Has("delegate"))
        {
            ShapeRow invoke = members.Single(member => member.Name == "Invoke");
            _text.AppendLine($"public delegate {ShapeText.Type(invoke.Type)} {type.Name}({ShapeText.Parameters(invoke.Detail)});");
            return;
        }

        if (s_repeatable.Contains(type.Name))
        {
            _text.AppendLine("[global::System.AttributeUsageAttribute(global::System.AttributeTargets.All, AllowMultiple = true)]");
        }

        _text.AppendLine($"{ShapeText.TypeModifiers(type)} {type.Name}{Bases(type)} {{");
        if (type.Has("enum"))
        {
            foreach (ShapeRow field in members.Where(member => member.Kind == 'F'))
            {
                _text.AppendLine($"@{field.Name} = {field.Detail},");
            }
        }
        else
        {
            WriteMembers(type, members);
        }

        foreach (ShapeRow nested in _types.Values.Where(other => other.Owner == type.FullName))
        {
            WriteType(nested);
        }

        _text.AppendLine("}");
    }

    private void WriteMembers(ShapeRow type, List<ShapeRow> members)
    {
        bool inInterface = type.Has("interface");
        foreach (ShapeRow member in members)
        {
            switch (member.Kind)
            {
                case 'F':
                    string value = member.Has("const") ? " = " + ShapeText.Constant(member) : "";
                    _text.AppendLine($"{member.Modifiers} {ShapeText.Type(member.Type)} @{member.Name}{value};");
                    break;
                case 'E':
                    _text.AppendLine($"public {(type.Has("static") ? "static " : "")}event {ShapeText.Type(member.Type)} @{member.Name};");
                    break;
                case 'P':
                    WriteProperty(member, members, inInterface);
                    break;
                case 'M' when !member.Has("accessor") && !(member.Name == "Finalize" && member.Has("override")):
                    WriteMethod(type, member, inInterface);
                    break;
            }
        }

        bool hasDefaultConstructor = members.Exists(member => member.Name == "#ctor" && member.Detail.Length == 0);
        if (type.Has("class") && !type.Has("static") && !hasDefaultConstructor)
        {
            // Otherwise C# would add a public one that the device does not have.
            _text.AppendLine($"internal {type.Name}() {{ }}");
        }
    }

    private void WriteMethod(ShapeRow type, ShapeRow method, bool inInterface)
    {
        string parameters = ShapeText.Parameters(method.Detail);
        string modifiers = inInterface ? "" : ShapeText.MemberModifiers(method);
        string body = inInterface || method.Has("abstract") ? ";" : " { throw null; }";
        string head = method.Name switch
        {
            "#ctor" => type.Name,
            "op_Implicit" or "op_Explicit" => $"{method.Name[3..].ToLowerInvariant()} operator {ShapeText.Type(method.Type)}",
            _ when ShapeText.Operator(method.Name) is string symbol => $"{ShapeText.Type(method.Type)} operator {symbol}",
            _ => $"{ShapeText.Type(method.Type)} @{method.Name}",
        };
        _text.AppendLine($"{modifiers} {head}({parameters}){body}");
    }

    private void WriteProperty(ShapeRow property, List<ShapeRow> members, bool inInterface)
    {
        ShapeRow? getter = property.Has("get") ? Accessor(property, members, "get_") : null;
        ShapeRow? setter = property.Has("set") ? Accessor(property, members, "set_") : null;
        ShapeRow wider = getter is not null && (getter.Has("public") || setter is null) ? getter : setter ?? property;
        string modifiers = inInterface ? "" : ShapeText.MemberModifiers(wider);
        string name = "@" + property.Name;
        if (property.Detail.Length > 0)
        {
            if (property.Name != "Item")
            {
                _text.AppendLine($"[global::System.Runtime.CompilerServices.IndexerNameAttribute(\"{property.Name}\")]");
            }

            name = $"this[{ShapeText.Parameters(property.Detail)}]";
        }

        string body = inInterface || wider.Has("abstract") ? ";" : " { throw null; }";
        string get = getter is null ? "" : Narrower(getter, wider) + "get" + body;
        string set = setter is null ? "" : Narrower(setter, wider) + "set" + body;
        _text.AppendLine($"{modifiers} {ShapeText.Type(property.Type)} {name} {{ {get} {set} }}");
    }

    private static ShapeRow? Accessor(ShapeRow property, List<ShapeRow> members, string prefix)
    {
        int parameterCount = ShapeText.Count(property.Detail) + (prefix == "set_" ? 1 : 0);
        return members.Find(member => member.Name == prefix + property.Name && ShapeText.Count(member.Detail) == parameterCount);
    }

    private static string Narrower(ShapeRow accessor, ShapeRow wider) =>
        wider.Has("public") && accessor.Has("protected") ? "protected " : "";

    private static string Bases(ShapeRow type)
    {
        if (type.Has("static"))
        {
            return "";
        }

        List<string> bases = [];
        if (type.Has("enum") || (type.Has("class") && type.Type is not ("-" or "System.Object")))
        {
            bases.Add(type.Has("enum") ? ShapeText.Keyword(type.Type) : ShapeText.Type(type.Type));
        }

        foreach (string name in type.Detail.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (type.Has("interface") || name is "System.IDisposable" or "System.Collections.IEnumerable")
            {
                bases.Add(ShapeText.Type(name));
            }
        }

        return bases.Count == 0 ? "" : " : " + string.Join(", ", bases);
    }
}
