namespace Larmor.Pictures;

/// <summary>What a terminal can show.</summary>
public enum TerminalColours
{
    /// <summary>Characters only: two per value, darker to brighter.</summary>
    Ascii,

    /// <summary>Unicode half blocks in 24-bit colours: two values per character.</summary>
    TrueColour,
}
