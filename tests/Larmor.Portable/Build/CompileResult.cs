using Microsoft.CodeAnalysis;

namespace Larmor.Portable;

/// <summary>What one compilation gave.</summary>
/// <param name="Name">Simple name of the assembly.</param>
/// <param name="Image">The assembly; null when there are errors.</param>
/// <param name="Errors">One line each: <c>file(line): code: message</c>.</param>
/// <param name="Warnings">In the same form.</param>
public sealed record CompileResult(
    string Name,
    AssemblyImage? Image,
    IReadOnlyList<string> Errors,
    IReadOnlyList<string> Warnings)
{
    /// <summary>The assembly as later ones see it: declarations only when it has errors, so that theirs show at once.</summary>
    public required MetadataReference Declarations { get; init; }
}
