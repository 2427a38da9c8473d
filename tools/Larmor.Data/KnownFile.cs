namespace Larmor.Data;

/// <summary>One file of a known set, under its published name.</summary>
/// <param name="Name">Published file name: "train-labels-idx1-ubyte.gz".</param>
/// <param name="ContentSha256">SHA-256 of what the file unpacks to (of the file itself when it is not packed), lower-case hexadecimal.</param>
/// <param name="PackedSha256">SHA-256 of the packed forms in circulation; a repacked copy is still recognised by its content.</param>
public sealed record KnownFile(string Name, string ContentSha256, params string[] PackedSha256)
{
    /// <summary>Names a copy may have: as published; a .gz also unpacked, a plain file also as .xz.</summary>
    public IReadOnlyList<string> CandidateNames { get; } =
        Name.EndsWith(".gz", StringComparison.Ordinal) ? [Name, Name[..^3]] : [Name, Name + ".xz"];
}
