using System.Reflection;

namespace Larmor.Portable;

/// <summary>The facts about nanoFramework 1.x that this library checks against, read from the tables under <c>nano/</c>.</summary>
/// <remarks>
/// Subtracted from the tables: for portable code the members that the 2.0 preview drops, and always every ID with a backtick (the interpreter declares
/// generic delegates and cannot run them).
/// </remarks>
public sealed class NanoTables
{
    private readonly HashSet<string> _members;
    private readonly Dictionary<string, OpcodeSupport> _opcodes;

    private NanoTables(HashSet<string> members, Dictionary<string, OpcodeSupport> opcodes, IReadOnlyList<ShapeRow> shape)
    {
        _members = members;
        _opcodes = opcodes;
        Shape = shape;
    }

    /// <summary>Every usable member in full signature form, in the order of the table.</summary>
    public IReadOnlyList<ShapeRow> Shape { get; }

    /// <summary>Number of IDs on the allow-list.</summary>
    public int MemberCount => _members.Count;

    /// <summary>Reads the embedded tables for portable code.</summary>
    public static NanoTables Load() => Load([.. Rows("removed-in-2.0-preview.txt").Select(cells => cells[0])], ["mscorlib-api.txt"]);

    /// <summary>
    /// The same for the firmware of 1.x: with the device libraries, and with the members that they take and 2.0 drops (SpanByte).
    /// </summary>
    public static NanoTables LoadForFirmware() => Load([], ["mscorlib-api.txt", "device-api.txt"]);

    private static NanoTables Load(HashSet<string> removed, string[] lists)
    {
        HashSet<string> members = [];
        foreach (string[] cells in lists.SelectMany(Rows))
        {
            if (IsUsable(cells[0], removed))
            {
                members.Add(cells[0]);
            }
        }

        Dictionary<string, OpcodeSupport> opcodes = [];
        foreach (string[] cells in Rows("il-opcodes.txt"))
        {
            opcodes.Add(cells[0], Enum.Parse<OpcodeSupport>(cells[1], ignoreCase: true));
        }

        List<ShapeRow> shape = [];
        foreach (string[] cells in Rows("api-shape.tsv"))
        {
            if (IsUsable(cells[0], removed) && !string.Join(' ', cells).Contains('`', StringComparison.Ordinal))
            {
                shape.Add(new ShapeRow(cells[0], cells[1], cells[2].Trim(), cells[3], cells.Length > 4 ? cells[4] : ""));
            }
        }

        return new NanoTables(members, opcodes, shape);
    }

    /// <summary>True when the member with this documentation-comment ID exists on the device.</summary>
    /// <param name="id">For example <c>M:System.Math.Abs(System.Single)</c> or <c>T:System.String</c>.</param>
    public bool Allows(string id) => _members.Contains(id);

    /// <summary>What the interpreter does with an instruction; one that the table does not know counts as unsupported.</summary>
    /// <param name="mnemonic">ECMA-335 name, for example <c>ldc.i4.s</c>.</param>
    public OpcodeSupport Support(string mnemonic) => _opcodes.GetValueOrDefault(mnemonic, OpcodeSupport.Unsupported);

    private static bool IsUsable(string id, HashSet<string> removed) =>
        !id.Contains('`', StringComparison.Ordinal) && !id.Contains('*', StringComparison.Ordinal) && !removed.Contains(id);

    private static IEnumerable<string[]> Rows(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("nano/" + name)
            ?? throw new InvalidOperationException($"table nano/{name} is not embedded in Larmor.Portable");
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is string line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split('\t');
            }
        }
    }
}
