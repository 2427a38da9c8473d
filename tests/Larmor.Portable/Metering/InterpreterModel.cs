namespace Larmor.Portable;

/// <summary>What nanoFramework's interpreter pays for each kind of instruction, and how large things are on its heap.</summary>
/// <remarks>
/// Basis: the measured table of embedded-targets.md section 1 (machine instructions an iteration, ARM Thumb-2; where only x86-32 was measured, times the
/// ratio of the two for loops with or without arrays). The split into kinds is ours: an empty counting loop gives the plain instruction, the
/// multiply-accumulate the array element, <c>y[i] += k x[i]</c> the indirection, "a third more" the field, the static call, the square root and the small
/// object the rest. InterpreterModelTests compiles those loops and holds the model to the table within 5 %.
/// </remarks>
public static class InterpreterModel
{
    /// <summary>Machine instructions of one multiply-accumulate from two arrays: the unit of the planning figures.</summary>
    public const double MultiplyAccumulate = 1260;

    private const double Plain = 566.0 / 11;
    private const double Element = 244;
    private const double Indirection = 139;
    private const double Field = 210;
    private const double Call = 550;
    private const double OutsideCall = 1280;
    private const double Object = 540;

    private const int BlockBytes = 12;

    /// <summary>Machine instructions of a run.</summary>
    /// <param name="cost">Counts of the run.</param>
    public static double MachineInstructions(Cost cost) =>
        (cost.Plain * Plain)
        + (cost.Elements * Element)
        + (cost.Indirections * Indirection)
        + (cost.Fields * Field)
        + (cost.Calls * Call)
        + (cost.OutsideCalls * OutsideCall)
        + ((cost.Objects + cost.Arrays + cost.Structs) * Object);

    /// <summary>Bytes of an object with so many fields, whatever their type.</summary>
    public static int ObjectBytes(int fieldCount) => BlockBytes + (BlockBytes * fieldCount);

    /// <summary>Bytes of an array; measured ones differ by a block at most.</summary>
    /// <param name="length">Elements.</param>
    /// <param name="elementBytes">1 to 8; 12 for references and structs, which take a heap block each.</param>
    public static int ArrayBytes(int length, int elementBytes) => RoundUp(16 + (length * elementBytes));

    /// <summary>Bytes of a string that was made at run time: one byte a character and the end.</summary>
    public static int StringBytes(int length) => RoundUp(BlockBytes + length + 1);

    /// <summary>Bytes of an element of this type in an array.</summary>
    /// <param name="type">Full name, for example <c>System.Single</c>.</param>
    public static int ElementBytes(string type) => type switch
    {
        "System.Boolean" or "System.Byte" or "System.SByte" => 1,
        "System.Char" or "System.Int16" or "System.UInt16" => 2,
        "System.Int32" or "System.UInt32" or "System.Single" => 4,
        "System.Int64" or "System.UInt64" or "System.Double" => 8,
        _ => BlockBytes,
    };

    private static int RoundUp(int bytes) => (bytes + BlockBytes - 1) / BlockBytes * BlockBytes;
}
