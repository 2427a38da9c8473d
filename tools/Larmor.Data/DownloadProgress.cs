namespace Larmor.Data;

/// <summary>How far one file of a download is.</summary>
/// <param name="FileName">File on its way.</param>
/// <param name="FileIndex">0-based place among the files of the set.</param>
/// <param name="FileCount">Files of the set.</param>
/// <param name="ReceivedBytes">Bytes there, those of an earlier, interrupted run included.</param>
/// <param name="TotalBytes">Bytes expected; null when the server does not say.</param>
/// <param name="Note">What a user should know: resumed, trying again; null as a rule.</param>
public sealed record DownloadProgress(
    string FileName, int FileIndex, int FileCount, long ReceivedBytes, long? TotalBytes, string? Note = null);
