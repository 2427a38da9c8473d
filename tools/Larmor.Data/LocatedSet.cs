namespace Larmor.Data;

/// <summary>A set whose files are all there.</summary>
/// <param name="Set">The set.</param>
/// <param name="Directory">Folder that holds the files.</param>
/// <param name="Paths">One path for each of <see cref="KnownSet.Files"/>, in that order.</param>
public sealed record LocatedSet(KnownSet Set, string Directory, IReadOnlyList<string> Paths);
