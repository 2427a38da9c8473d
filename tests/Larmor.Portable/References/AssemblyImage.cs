using Microsoft.CodeAnalysis;

namespace Larmor.Portable;

/// <summary>A compiled assembly held in memory.</summary>
/// <param name="name">Simple name.</param>
/// <param name="bytes">The file's bytes; owned by this object from now on.</param>
public sealed class AssemblyImage(string name, byte[] bytes)
{
    private readonly Lazy<MetadataReference> _reference = new(() => MetadataReference.CreateFromImage(bytes));

    /// <summary>Simple name.</summary>
    public string Name { get; } = name;

    /// <summary>Opens the bytes for reading.</summary>
    public Stream Open() => new MemoryStream(bytes, writable: false);

    /// <summary>The image as a reference for Roslyn.</summary>
    public MetadataReference ToMetadataReference() => _reference.Value;

    /// <summary>True when both images hold the same bytes.</summary>
    /// <param name="other">The image to compare with.</param>
    public bool HasSameBytes(AssemblyImage other)
    {
        ArgumentNullException.ThrowIfNull(other);
        using MemoryStream copy = new();
        using Stream stream = other.Open();
        stream.CopyTo(copy);
        return copy.ToArray().AsSpan().SequenceEqual(bytes);
    }
}
