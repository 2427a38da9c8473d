using System;

namespace Larmor.Hal;

/// <summary>A chip that is broken, or too small for what is asked.</summary>
public sealed class ChipException : Exception
{
    /// <summary>An exception with its fault code; the message has name, value, limit and way out.</summary>
    public ChipException(ChipFault fault, string message)
        : base(message)
    {
        Fault = fault;
    }

    /// <summary>What kind of trouble.</summary>
    public ChipFault Fault { get; }
}
