using System;

namespace Larmor.Hal;

/// <summary>The same refusals as on .NET with the name alone: text costs flash.</summary>
public static class Throw
{
    /// <summary>A buffer's length differs from what its shape asks.</summary>
    public static void Length(string name, int length, int expected) => throw new ArgumentException(name);

    /// <summary>A number is outside its range.</summary>
    public static void Range(string name, float value, float minimum, float maximum) => throw new ArgumentException(name);

    /// <summary>A range of outputs leaves the tile.</summary>
    public static void Outputs(int firstOutput, int count, int outputCount) => throw new ArgumentException("outputs");

    /// <summary>A tile is larger than the chip allows.</summary>
    public static void Capacity(string chip, string what, long need, long limit, string wayOut) =>
        throw new ChipException(ChipFault.Capacity, what);

    /// <summary>Anything else a caller got wrong.</summary>
    public static void Argument(string name, string message) => throw new ArgumentException(name);

    /// <summary>A chip lacks a capability that nothing can complete.</summary>
    public static void Fault(ChipFault fault, string message) => throw new ChipException(fault, "");
}
