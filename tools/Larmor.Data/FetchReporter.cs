namespace Larmor.Data;

/// <summary>Turns byte counts into <see cref="DownloadProgress"/> for one file.</summary>
internal sealed class FetchReporter(IProgress<DownloadProgress>? progress, string fileName, int fileIndex, int fileCount)
{
    public void Report(long received, long? total, string? note = null) =>
        progress?.Report(new DownloadProgress(fileName, fileIndex, fileCount, received, total, note));
}
