namespace Larmor.Firmware;

/// <summary>What became of a line that asks for something.</summary>
public enum CommandRefusal
{
    /// <summary>It was let through.</summary>
    None,

    /// <summary>Not of the form counter, command, seal.</summary>
    Malformed,

    /// <summary>The seal is not that of the key.</summary>
    Forged,

    /// <summary>The counter is not above that of the last command let through.</summary>
    Replayed,

    /// <summary>More lines, or commands, than the minute allows.</summary>
    TooMany,

    /// <summary>The counter could not be kept: nothing is let through that could be played again after a restart.</summary>
    NotKept,

    /// <summary>Sealed, but no command.</summary>
    Unknown,

    /// <summary>The loop has not taken the commands before.</summary>
    Full,
}
