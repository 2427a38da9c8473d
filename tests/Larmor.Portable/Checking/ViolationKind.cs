namespace Larmor.Portable;

/// <summary>The closed list of what the nanoFramework interpreter cannot run, or what would be wrong or ruinous there.</summary>
public enum ViolationKind
{
    /// <summary>A type or member that the device's library does not have.</summary>
    UnlistedMember,

    /// <summary>An IL instruction that the interpreter does not execute.</summary>
    UnsupportedInstruction,

    /// <summary>A generic type or method of ours.</summary>
    GenericDefinition,

    /// <summary>A use of a generic type or method, ours or not.</summary>
    GenericInstantiation,

    /// <summary>An array with more than one dimension.</summary>
    MultidimensionalArray,

    /// <summary>A <c>fixed</c> local.</summary>
    PinnedLocal,

    /// <summary><c>stackalloc</c>.</summary>
    StackAllocation,

    /// <summary>An interface method with a body, or a static abstract one.</summary>
    InterfaceBody,

    /// <summary>Checked arithmetic: no overflow is ever reported there.</summary>
    CheckedArithmetic,

    /// <summary>A function of <c>System.Math</c> that is missing or less precise on some boards.</summary>
    MathFunction,

    /// <summary>An array of structs with more than one field.</summary>
    StructArray,

    /// <summary>An allocation reachable from a per-sample entry point.</summary>
    HotPathAllocation,
}
