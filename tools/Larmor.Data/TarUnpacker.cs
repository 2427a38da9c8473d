using System.Formats.Tar;
using System.IO.Compression;

namespace Larmor.Data;

/// <summary>Takes the wanted files out of a .tar.gz, each under its own name only when its checksum is right.</summary>
internal static class TarUnpacker
{
    public static async Task UnpackAsync(
        Uri address, string archive, string folder, IReadOnlyList<KnownFile> wanted, CancellationToken cancellation)
    {
        var missing = new List<KnownFile>(wanted);
        try
        {
            using FileStream file = File.OpenRead(archive);
            using var content = new GZipStream(file, CompressionMode.Decompress);
            using var tar = new TarReader(content);
            while (await tar.GetNextEntryAsync(copyData: false, cancellation).ConfigureAwait(false) is TarEntry entry)
            {
                // Only the last part of the entry's name counts, and only if it is expected: no path of the archive is believed.
                KnownFile? known = missing.Find(candidate => candidate.Name == Path.GetFileName(entry.Name));
                if (known is not null && entry.DataStream is not null)
                {
                    await ExtractAsync(address, entry.DataStream, folder, known, cancellation).ConfigureAwait(false);
                    missing.Remove(known);
                }
            }
        }
        catch (Exception damage) when (damage is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new DataException(
                $"{address}: damaged archive ({damage.Message}); it was deleted: run again, or name another source with --from", damage);
        }

        if (missing.Count > 0)
        {
            throw new DataException(
                $"{address}: the archive lacks {string.Join(", ", missing.Select(file => file.Name))}; it was deleted: " +
                "run again, or name another source with --from");
        }
    }

    private static async Task ExtractAsync(
        Uri address, Stream content, string folder, KnownFile known, CancellationToken cancellation)
    {
        string destination = Path.Combine(folder, known.Name);
        string part = destination + HttpFetcher.PartSuffix;
        try
        {
            using FileStream file = File.Create(part);
            await content.CopyToAsync(file, cancellation).ConfigureAwait(false);
            file.Flush(flushToDisk: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }

        string found = FileChecksum.Sha256(part);
        if (found != known.ContentSha256)
        {
            File.Delete(part);
            throw new DataException(
                $"{address}: {known.Name} in it has a wrong checksum: expected sha256 {known.ContentSha256}, found {found}; " +
                "the archive was deleted: run again, or name another source with --from");
        }

        File.Move(part, destination, overwrite: true);
    }
}
