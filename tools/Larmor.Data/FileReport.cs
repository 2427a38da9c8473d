namespace Larmor.Data;

/// <summary>One file of a set, as found.</summary>
/// <param name="Name">Published name.</param>
/// <param name="Path">Where it is; null when it is not there, or is embedded.</param>
/// <param name="Checksum">How it compares with the published file.</param>
public sealed record FileReport(string Name, string? Path, ChecksumState Checksum);
