using System;
using System.Globalization;

namespace Larmor.Hal;

/// <summary>Where messages are made, out of the way of the code that checks. (Throw.Nano.cs keeps the codes and saves the text.)</summary>
public static class Throw
{
    /// <summary>A buffer's length differs from what its shape asks.</summary>
    public static void Length(string name, int length, int expected) => throw new ArgumentException(
        string.Create(CultureInfo.InvariantCulture, $"{name} has {length} values; its shape asks for {expected}: pass a buffer of that length"),
        name);

    /// <summary>A number is outside its range.</summary>
    public static void Range(string name, float value, float minimum, float maximum) => throw new ArgumentOutOfRangeException(
        name,
        string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be {minimum} to {maximum}"));

    /// <summary>A range of outputs leaves the tile.</summary>
    public static void Outputs(int firstOutput, int count, int outputCount) => throw new ArgumentException(
        string.Create(
            CultureInfo.InvariantCulture,
            $"outputs {firstOutput} to {firstOutput + count - 1} were asked; the tile has 0 to {outputCount - 1}"),
        nameof(firstOutput));

    /// <summary>A tile is larger than the chip allows.</summary>
    public static void Capacity(string chip, string what, long need, long limit, string wayOut) => throw new ChipException(
        ChipFault.Capacity,
        string.Create(CultureInfo.InvariantCulture, $"network needs {need} {what}; chip '{chip}' has at most {limit}: {wayOut}"));

    /// <summary>Anything else a caller got wrong.</summary>
    public static void Argument(string name, string message) => throw new ArgumentException(message, name);

    /// <summary>A chip lacks a capability that nothing can complete.</summary>
    public static void Fault(ChipFault fault, string message) => throw new ChipException(fault, message);
}
