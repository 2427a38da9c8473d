namespace Larmor.Data;

/// <summary>Fetches a set from its public home. A file gets its name only when its checksum is right.</summary>
/// <remarks>
/// While under way a file is called <c>name.part</c>; a later run goes on where it ends. A file that is there and right is left
/// alone; one that is there and wrong is replaced only by a right one.
/// </remarks>
public sealed class DataDownloader
{
    private readonly DownloadOptions _options;

    /// <summary>Creates a downloader.</summary>
    /// <param name="options">Source, destination, patience; null = the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one attempt, or a time-out that is not positive.</exception>
    public DataDownloader(DownloadOptions? options = null)
    {
        _options = options ?? new DownloadOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.AttemptCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(_options.StallTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.RetryDelay, TimeSpan.Zero);
    }

    /// <summary>Fetches what is missing or wrong of a set.</summary>
    /// <param name="name">Name of the set.</param>
    /// <param name="progress">Told of every piece received, or null.</param>
    /// <param name="cancellation">Stops between two pieces; what was received stays for the next run.</param>
    /// <returns>What was there, what was fetched, and where.</returns>
    /// <exception cref="DataException">Unknown set, no answer, wrong answer or wrong checksum; the message has the way out.</exception>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public Task<DownloadResult> GetAsync(
        string name, IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default) =>
        GetAsync(DataCatalog.Find(name), progress, cancellation);

    internal async Task<DownloadResult> GetAsync(
        KnownSet set, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        if (set.IsEmbedded)
        {
            return new DownloadResult(set, EmbeddedData.Source, [], [.. set.Files.Select(file => file.Name)]);
        }

        Uri home = Folder(_options.From ?? set.Home ?? throw new DataException(
            $"data set '{set.Name}' has no public home Larmor can fetch from: put its files in a folder '{set.Name}' by hand"));
        if (home.Scheme != Uri.UriSchemeHttp && home.Scheme != Uri.UriSchemeHttps)
        {
            throw new DataException($"address '{home}': scheme {home.Scheme}; expected http or https");
        }

        string folder = Path.GetFullPath(Path.Combine(_options.To ?? DataDirectories.UserDirectory, set.Name));
        KnownFile[] wanted = [.. set.Files.Where(file => !IsRight(folder, file))];
        string[] kept = [.. set.Files.Except(wanted).Select(file => file.Name)];
        if (wanted.Length > 0)
        {
            Directory.CreateDirectory(folder);
            using var fetcher = new HttpFetcher(_options);
            await (set.Archive is null
                ? FilesAsync(fetcher, home, folder, wanted, progress, cancellation)
                : ArchiveAsync(fetcher, home, folder, set, wanted, progress, cancellation)).ConfigureAwait(false);
        }

        return new DownloadResult(set, folder, [.. wanted.Select(file => file.Name)], kept);
    }

    private static bool IsRight(string folder, KnownFile file) =>
        FileChecksum.Compare(Path.Combine(folder, file.Name), file) == ChecksumState.Ok;

    private static async Task FilesAsync(
        HttpFetcher fetcher,
        Uri home,
        string folder,
        KnownFile[] wanted,
        IProgress<DownloadProgress>? progress,
        CancellationToken cancellation)
    {
        for (int index = 0; index < wanted.Length; index++)
        {
            KnownFile file = wanted[index];
            Uri address = new(home, file.Name);
            string destination = Path.Combine(folder, file.Name);
            string part = destination + HttpFetcher.PartSuffix;
            await fetcher.FetchAsync(address, part, new FetchReporter(progress, file.Name, index, wanted.Length), cancellation)
                .ConfigureAwait(false);
            if (FileChecksum.Compare(part, file) != ChecksumState.Ok)
            {
                string found = FileChecksum.Sha256(part);
                string expected = file.PackedSha256.Length > 0 ? file.PackedSha256[0] : file.ContentSha256;
                File.Delete(part);
                throw new DataException(
                    $"{address}: wrong checksum: expected sha256 {expected}, found {found}; " +
                    $"{Path.GetFileName(part)} was deleted: run again, or name another source with --from");
            }

            File.Move(part, destination, overwrite: true);
        }
    }

    private static async Task ArchiveAsync(
        HttpFetcher fetcher,
        Uri home,
        string folder,
        KnownSet set,
        KnownFile[] wanted,
        IProgress<DownloadProgress>? progress,
        CancellationToken cancellation)
    {
        Uri address = new(home, set.Archive);
        string part = Path.Combine(folder, set.Archive + HttpFetcher.PartSuffix);
        await fetcher.FetchAsync(address, part, new FetchReporter(progress, set.Archive!, 0, 1), cancellation).ConfigureAwait(false);
        try
        {
            await TarUnpacker.UnpackAsync(address, part, folder, wanted, cancellation).ConfigureAwait(false);
        }
        catch (DataException)
        {
            // Its content is judged wrong: going on from it would only repeat that.
            File.Delete(part);
            throw;
        }

        File.Delete(part);
    }

    private static Uri Folder(Uri address) =>
        address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
}
