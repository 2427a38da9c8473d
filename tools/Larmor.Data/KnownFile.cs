namespace Larmor.Data;

/// <summary>One file of a known set, under its published name.</summary>
/// <param name="Name">Published file name: "train-labels-idx1-ubyte.gz".</param>
/// <param name="Sha256">SHA-256 of the file as published, lower-case hexadecimal.</param>
/// <param name="ContentSha256">SHA-256 of what the file unpacks to, so that a repacked copy is recognised as well.</param>
public sealed record KnownFile(string Name, string Sha256, string ContentSha256)
{
    /// <summary>Names a copy may have: as published, unpacked, or packed with xz.</summary>
    public IReadOnlyList<string> CandidateNames { get; } =
        Name.EndsWith(".gz", StringComparison.Ordinal) ? [Name, Name[..^3]] : [Name, Name + ".xz"];
}
