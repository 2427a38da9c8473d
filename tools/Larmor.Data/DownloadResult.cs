namespace Larmor.Data;

/// <summary>What a download did.</summary>
/// <param name="Set">The set.</param>
/// <param name="Directory">Folder that holds it now, or "embedded".</param>
/// <param name="Fetched">Files that were fetched.</param>
/// <param name="Kept">Files that were there and right.</param>
public sealed record DownloadResult(KnownSet Set, string Directory, IReadOnlyList<string> Fetched, IReadOnlyList<string> Kept);
