namespace Larmor.Portable;

/// <summary>What a run cost on the interpreter, by kind: how many IL instructions, and what they made on the heap.</summary>
/// <param name="Plain">Instructions that neither touch memory nor call.</param>
/// <param name="Elements">Reads and writes of array elements.</param>
/// <param name="Indirections">Reads and writes through a reference, addresses of elements included.</param>
/// <param name="Fields">Reads and writes of fields.</param>
/// <param name="Calls">Calls of methods of ours.</param>
/// <param name="OutsideCalls">Calls of the device's library.</param>
/// <param name="Objects">Objects and boxes made.</param>
/// <param name="ObjectBytes">Their bytes.</param>
/// <param name="Arrays">Arrays made.</param>
/// <param name="ArrayBytes">Their bytes.</param>
/// <param name="Structs">Structs put on the heap: the interpreter makes an object of each local, each new one and each copy.</param>
/// <param name="StructBytes">Their bytes.</param>
public readonly record struct Cost(
    long Plain = 0,
    long Elements = 0,
    long Indirections = 0,
    long Fields = 0,
    long Calls = 0,
    long OutsideCalls = 0,
    long Objects = 0,
    long ObjectBytes = 0,
    long Arrays = 0,
    long ArrayBytes = 0,
    long Structs = 0,
    long StructBytes = 0)
{
    /// <summary>IL instructions executed.</summary>
    public long Instructions => Plain + Elements + Indirections + Fields + Calls + OutsideCalls;

    /// <summary>Bytes of classes, boxes and arrays: what the code itself allocates.</summary>
    public long AllocatedBytes => ObjectBytes + ArrayBytes;

    /// <summary>Both together.</summary>
    public static Cost operator +(Cost one, Cost other) => new(
        one.Plain + other.Plain,
        one.Elements + other.Elements,
        one.Indirections + other.Indirections,
        one.Fields + other.Fields,
        one.Calls + other.Calls,
        one.OutsideCalls + other.OutsideCalls,
        one.Objects + other.Objects,
        one.ObjectBytes + other.ObjectBytes,
        one.Arrays + other.Arrays,
        one.ArrayBytes + other.ArrayBytes,
        one.Structs + other.Structs,
        one.StructBytes + other.StructBytes);

    /// <summary>The same so many times.</summary>
    public static Cost operator *(Cost one, long times) => new(
        one.Plain * times,
        one.Elements * times,
        one.Indirections * times,
        one.Fields * times,
        one.Calls * times,
        one.OutsideCalls * times,
        one.Objects * times,
        one.ObjectBytes * times,
        one.Arrays * times,
        one.ArrayBytes * times,
        one.Structs * times,
        one.StructBytes * times);
}
