using System.Formats.Tar;
using Answer = Larmor.Data.Tests.LoopbackServer.Answer;

namespace Larmor.Data.Tests;

[TestClass]
public sealed class ArchiveDownloadTests
{
    private static readonly byte[] First = IdxBytes.Bytes(50_000, 21);
    private static readonly byte[] Second = IdxBytes.Bytes(40_000, 22);
    private static readonly KnownSet Set = new()
    {
        Name = "boxed",
        Title = "Boxed",
        Licence = "none",
        Attribution = "nobody",
        Archive = "boxed.tar.gz",
        Files =
        [
            new KnownFile("first.bin", FileChecksum.Sum(new MemoryStream(First))),
            new KnownFile("second.bin", FileChecksum.Sum(new MemoryStream(Second))),
        ],
    };

    [TestMethod]
    public async Task The_wanted_files_come_out_of_the_archive_and_nothing_else()
    {
        byte[] archive = Tar(("box/first.bin", First), ("../../escape.txt", [1]), ("box/second.bin", Second));
        using var server = new LoopbackServer(new Answer(archive));
        using var folder = new TemporaryFolder();

        await GetAsync(server, folder);

        string[] files = [.. Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order()!];
        CollectionAssert.AreEqual(new[] { "first.bin", "second.bin" }, files);
        CollectionAssert.AreEqual(First, File.ReadAllBytes(Path.Combine(folder.Path, "boxed", "first.bin")));
        CollectionAssert.AreEqual(Second, File.ReadAllBytes(Path.Combine(folder.Path, "boxed", "second.bin")));
    }

    [TestMethod]
    public async Task An_interrupted_archive_goes_on_with_a_range()
    {
        byte[] archive = Tar(("box/first.bin", First), ("box/second.bin", Second));
        using var server = new LoopbackServer(new Answer(archive, SendOnly: 30_000), new Answer(archive));
        using var folder = new TemporaryFolder();

        await GetAsync(server, folder);

        Assert.AreEqual("bytes=30000-", server.Exchanges[1].Range);
        Assert.AreEqual(archive.Length - 30_000, server.Exchanges[1].BodyBytesSent);
        CollectionAssert.AreEqual(Second, File.ReadAllBytes(Path.Combine(folder.Path, "boxed", "second.bin")));
    }

    [TestMethod]
    public async Task A_wrong_file_in_the_archive_is_named_and_the_archive_deleted()
    {
        byte[] wrong = [.. Second];
        wrong[7] ^= 1;
        await RefusedAsync(Tar(("box/first.bin", First), ("box/second.bin", wrong)), "second.bin", "wrong checksum", "was deleted");
    }

    [TestMethod]
    public async Task A_file_missing_in_the_archive_is_named() =>
        await RefusedAsync(Tar(("box/first.bin", First)), "lacks second.bin");

    [TestMethod]
    public async Task An_archive_that_ends_early_is_called_damaged() =>
        await RefusedAsync(Tar(("box/first.bin", First), ("box/second.bin", Second))[..60_000], "boxed.tar.gz");

    [TestMethod]
    public async Task Something_else_than_an_archive_is_called_damaged() =>
        await RefusedAsync("<html>not here</html>"u8.ToArray(), "damaged archive");

    private static async Task RefusedAsync(byte[] archive, params string[] words)
    {
        using var server = new LoopbackServer(new Answer(archive));
        using var folder = new TemporaryFolder();
        Says.All(await Assert.ThrowsExactlyAsync<DataException>(() => GetAsync(server, folder)), words);
        Assert.IsEmpty(Directory.GetFiles(folder.Path, "*.part", SearchOption.AllDirectories));
    }

    private static Task<DownloadResult> GetAsync(LoopbackServer server, TemporaryFolder folder) =>
        new DataDownloader(new DownloadOptions
        {
            From = server.Address,
            To = folder.Path,
            StallTimeout = TimeSpan.FromSeconds(60),
            RetryDelay = TimeSpan.FromMilliseconds(1),
        }).GetAsync(Set, null, CancellationToken.None);

    private static byte[] Tar(params (string Name, byte[] Content)[] files)
    {
        using var content = new MemoryStream();
        using (var tar = new TarWriter(content, leaveOpen: true))
        {
            foreach ((string name, byte[] bytes) in files)
            {
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(bytes) });
            }
        }

        return IdxBytes.Gzip(content.ToArray());
    }
}
