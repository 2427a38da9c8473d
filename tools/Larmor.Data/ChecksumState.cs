namespace Larmor.Data;

/// <summary>How a file compares with the published one.</summary>
public enum ChecksumState
{
    /// <summary>There is no file, no published checksum, or no command to unpack the file with.</summary>
    Unknown,

    /// <summary>The file, or what it unpacks to, is the published one.</summary>
    Ok,

    /// <summary>The file is another one: truncated, damaged or changed.</summary>
    Differs,
}
