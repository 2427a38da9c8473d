namespace Larmor.Portable;

/// <summary>What the nanoFramework interpreter does with one IL instruction.</summary>
public enum OpcodeSupport
{
    /// <summary>Executed as ECMA-335 says.</summary>
    Supported,

    /// <summary>Skipped without effect.</summary>
    Ignored,

    /// <summary>Fails when executed, not when deployed.</summary>
    Unsupported,
}
