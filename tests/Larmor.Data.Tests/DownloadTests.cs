using Answer = Larmor.Data.Tests.LoopbackServer.Answer;

namespace Larmor.Data.Tests;

[TestClass]
public sealed class DownloadTests
{
    private static readonly byte[] Content = IdxBytes.Of([300_000], IdxBytes.Bytes(300_000, 11));
    private static readonly byte[] Packed = IdxBytes.Gzip(Content);
    private static readonly KnownSet Set = new()
    {
        Name = "tiny",
        Title = "Tiny",
        Licence = "none",
        Attribution = "nobody",
        Files = [new KnownFile("tiny.gz", FileChecksum.Sum(new MemoryStream(Content)), FileChecksum.Sum(new MemoryStream(Packed)))],
    };

    [TestMethod]
    public async Task A_whole_file_arrives_under_its_name_and_progress_ends_at_its_length()
    {
        using var server = new LoopbackServer(new Answer(Packed));
        using var folder = new TemporaryFolder();
        var progress = new Recorder();

        DownloadResult result = await GetAsync(server, folder, progress);

        CollectionAssert.AreEqual(Packed, File.ReadAllBytes(NameIn(folder)));
        CollectionAssert.AreEqual(new[] { "tiny.gz" }, result.Fetched.ToArray());
        Assert.IsFalse(File.Exists(PartIn(folder)));
        Assert.AreEqual("/tiny.gz", server.Exchanges.Single().Path);
        Assert.AreEqual(Packed.Length, progress.Reports[^1].ReceivedBytes);
        Assert.AreEqual(Packed.Length, progress.Reports[^1].TotalBytes);
    }

    [TestMethod]
    public async Task An_interrupted_file_goes_on_with_a_range_and_only_the_rest_is_sent()
    {
        const int Half = 100_000;
        using var server = new LoopbackServer(new Answer(Packed, SendOnly: Half), new Answer(Packed));
        using var folder = new TemporaryFolder();

        await GetAsync(server, folder);

        CollectionAssert.AreEqual(Packed, File.ReadAllBytes(NameIn(folder)));
        Assert.HasCount(2, server.Exchanges);
        Assert.IsNull(server.Exchanges[0].Range);
        StringAssert.StartsWith(server.Exchanges[1].Range, "bytes=", StringComparison.Ordinal);
        int first = int.Parse(server.Exchanges[1].Range!.Split('=', '-')[1], null);
        Assert.IsInRange(1, Half, first);
        Assert.AreEqual(206, server.Exchanges[1].Status);
        Assert.AreEqual(Packed.Length - first, server.Exchanges[1].BodyBytesSent);
    }

    [TestMethod]
    public async Task A_later_run_goes_on_from_the_part_of_an_earlier_one()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tiny/tiny.gz.part", Packed[..1234]);
        using var server = new LoopbackServer(new Answer(Packed));

        await GetAsync(server, folder);

        CollectionAssert.AreEqual(Packed, File.ReadAllBytes(NameIn(folder)));
        Assert.AreEqual("bytes=1234-", server.Exchanges.Single().Range);
        Assert.AreEqual(Packed.Length - 1234, server.Exchanges.Single().BodyBytesSent);
    }

    [TestMethod]
    public async Task A_part_that_is_already_whole_is_taken_as_it_is()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tiny/tiny.gz.part", Packed);
        using var server = new LoopbackServer(new Answer(Packed));

        await GetAsync(server, folder);

        CollectionAssert.AreEqual(Packed, File.ReadAllBytes(NameIn(folder)));
        Assert.AreEqual(416, server.Exchanges.Single().Status);
    }

    [TestMethod]
    public async Task A_server_without_ranges_sends_it_all_again()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tiny/tiny.gz.part", Packed[..5000]);
        using var server = new LoopbackServer(new Answer(Packed, Ranges: false));

        await GetAsync(server, folder);

        CollectionAssert.AreEqual(Packed, File.ReadAllBytes(NameIn(folder)));
        Assert.AreEqual(Packed.Length, server.Exchanges.Single().BodyBytesSent);
    }

    [TestMethod]
    public async Task A_part_longer_than_the_file_is_thrown_away_and_fetched_anew()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tiny/tiny.gz.part", [.. Packed, 1, 2, 3]);
        using var server = new LoopbackServer(new Answer(Packed));

        await GetAsync(server, folder);

        CollectionAssert.AreEqual(Packed, File.ReadAllBytes(NameIn(folder)));
        CollectionAssert.AreEqual(new[] { 416, 200 }, server.Exchanges.Select(exchange => exchange.Status).ToArray());
    }

    [TestMethod]
    public async Task A_changed_file_on_the_server_fails_the_checksum_and_the_part_is_deleted()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tiny/tiny.gz.part", Packed[..5000]);
        byte[] other = IdxBytes.Gzip(IdxBytes.Of([300_000], IdxBytes.Bytes(300_000, 12)));
        using var server = new LoopbackServer(new Answer(other));

        DataException refusal = await RefusedAsync(server, folder);

        Says.All(refusal, "tiny.gz", "expected sha256 " + Set.Files[0].PackedSha256[0], "found", "deleted", "--from");
        Assert.IsFalse(File.Exists(PartIn(folder)));
        Assert.IsFalse(File.Exists(NameIn(folder)));
    }

    [TestMethod]
    public async Task A_wrong_file_there_stays_when_the_download_is_wrong_too()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tiny/tiny.gz", [1, 2, 3]);
        using var server = new LoopbackServer(new Answer([4, 5, 6]));

        await RefusedAsync(server, folder);

        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, File.ReadAllBytes(NameIn(folder)));
    }

    [TestMethod]
    public async Task A_good_file_is_left_alone_and_the_server_is_not_asked()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tiny/tiny.gz", Packed);
        using var server = new LoopbackServer(new Answer(Packed));

        DownloadResult result = await GetAsync(server, folder);

        Assert.IsEmpty(server.Exchanges);
        CollectionAssert.AreEqual(new[] { "tiny.gz" }, result.Kept.ToArray());
    }

    [TestMethod]
    public async Task A_missing_file_is_not_asked_for_twice()
    {
        using var server = new LoopbackServer(new Answer([], Status: 404));
        using var folder = new TemporaryFolder();

        Says.All(await RefusedAsync(server, folder), server.Address + "tiny.gz", "404", "--from");
        Assert.HasCount(1, server.Exchanges);
    }

    [TestMethod]
    public async Task A_server_in_trouble_is_asked_the_stated_number_of_times()
    {
        using var server = new LoopbackServer(new Answer([], Status: 503));
        using var folder = new TemporaryFolder();

        Says.All(await RefusedAsync(server, folder), "503", "after 3 attempts");
        Assert.HasCount(3, server.Exchanges);
    }

    [TestMethod]
    public async Task A_body_that_always_ends_early_is_given_up_and_what_came_is_kept()
    {
        using var server = new LoopbackServer(new Answer(Packed, SendOnly: 1000));
        using var folder = new TemporaryFolder();

        Says.All(await RefusedAsync(server, folder), "after 3 attempts", "are kept in", "run again");
        CollectionAssert.AreEqual(Packed[..3000], File.ReadAllBytes(PartIn(folder)));
    }

    [TestMethod]
    public async Task A_body_cut_without_a_stated_length_fails_the_checksum()
    {
        using var server = new LoopbackServer(new Answer(Packed, SendOnly: 1000, StatesLength: false));
        using var folder = new TemporaryFolder();

        Says.All(await RefusedAsync(server, folder), "wrong checksum", "deleted");
    }

    [TestMethod]
    public async Task A_silent_server_runs_into_the_time_out_and_the_next_attempt_goes_on()
    {
        using var server = new LoopbackServer(new Answer(Packed, SendOnly: 2000, Stalls: true), new Answer(Packed));
        using var folder = new TemporaryFolder();
        var progress = new Recorder();

        DownloadOptions impatient = Options(server.Address, folder) with { StallTimeout = TimeSpan.FromSeconds(2) };
        await new DataDownloader(impatient).GetAsync(Set, progress, CancellationToken.None);

        CollectionAssert.AreEqual(Packed, File.ReadAllBytes(NameIn(folder)));
        Assert.AreEqual("bytes=2000-", server.Exchanges[1].Range);
        Assert.IsTrue(progress.Reports.Any(report => report.Note?.Contains("no byte for 2 s", StringComparison.Ordinal) == true));
    }

    [TestMethod]
    public async Task A_server_that_is_not_there_is_named()
    {
        using var folder = new TemporaryFolder();
        Uri address;
        using (var server = new LoopbackServer(new Answer(Packed)))
        {
            address = server.Address;
        }

        DataException refusal = await Assert.ThrowsExactlyAsync<DataException>(
            () => new DataDownloader(Options(address, folder)).GetAsync(Set, null, CancellationToken.None));
        Says.All(refusal, address.ToString(), "refused", "after 3 attempts");
    }

    [TestMethod]
    public async Task A_cancelled_download_keeps_what_came()
    {
        using var server = new LoopbackServer(new Answer(Packed, SendOnly: 2000, Stalls: true));
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        var progress = new Recorder(report => stop.Cancel());

        await Assert.ThrowsAsync<OperationCanceledException>(
            () => new DataDownloader(Options(server.Address, folder)).GetAsync(Set, progress, stop.Token));

        Assert.IsGreaterThan(0, new FileInfo(PartIn(folder)).Length);
    }

    [TestMethod]
    public async Task A_folder_that_cannot_be_made_passes_through_as_what_the_system_said()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tiny", [1]);
        using var server = new LoopbackServer(new Answer(Packed));
        await Assert.ThrowsAsync<IOException>(() => GetAsync(server, folder));
    }

    private static string NameIn(TemporaryFolder folder) => Path.Combine(folder.Path, "tiny", "tiny.gz");

    private static string PartIn(TemporaryFolder folder) => NameIn(folder) + ".part";

    private static DownloadOptions Options(Uri from, TemporaryFolder folder) => new()
    {
        From = from,
        To = folder.Path,
        // Far above what a busy machine delays: only a test of silence may run into it.
        StallTimeout = TimeSpan.FromSeconds(60),
        RetryDelay = TimeSpan.FromMilliseconds(1),
    };

    private static Task<DownloadResult> GetAsync(LoopbackServer server, TemporaryFolder folder, Recorder? progress = null) =>
        new DataDownloader(Options(server.Address, folder)).GetAsync(Set, progress, CancellationToken.None);

    private static Task<DataException> RefusedAsync(LoopbackServer server, TemporaryFolder folder) =>
        Assert.ThrowsExactlyAsync<DataException>(() => GetAsync(server, folder));

    private sealed class Recorder(Action<DownloadProgress>? then = null) : IProgress<DownloadProgress>
    {
        public List<DownloadProgress> Reports { get; } = [];

        public void Report(DownloadProgress value)
        {
            Reports.Add(value);
            then?.Invoke(value);
        }
    }
}
