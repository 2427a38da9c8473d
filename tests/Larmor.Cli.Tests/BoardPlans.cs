using System.Globalization;
using System.Text.Json;
using Larmor.Cli.Planning;
using Larmor.Hal;
using Larmor.Results;

namespace Larmor.Cli.Tests;

/// <summary>What <c>larmor plan &lt;board&gt;</c> says, and that it says what it rests on.</summary>
[TestClass]
[DoNotParallelize]
public sealed class BoardPlans
{
    [TestMethod]
    public void Ram_flash_and_time_of_every_pair_are_the_golden_ones_within_3_percent()
    {
        using var folder = new TemporaryFolder();
        (int code, string output, string error) = CommandLine.Run($"plan boards --json --out {folder.At("plan")}");
        Assert.AreEqual(0, code, error);
        using JsonDocument last = JsonDocument.Parse(output.TrimEnd().Split('\n')[^1]);
        JsonElement figures = last.RootElement.GetProperty("figures");
        int count = 0;
        foreach (string line in File.ReadLines(Path.Combine(Root(), "tests", "golden", "plan.txt")).Where(line => line[0] != '#'))
        {
            string[] words = line.Split(' ');
            double golden = double.Parse(words[1], CultureInfo.InvariantCulture);
            Assert.AreEqual(golden, figures.GetProperty(words[0]).GetProperty("mean").GetDouble(), Math.Max(0.03 * golden, 6e-5), words[0]);
            count++;
        }

        Assert.AreEqual(1 + (2 * BoardCatalog.All.Count * DeviceProfileTable.Read().Profiles.Count), count);
        Assert.IsGreaterThan(10_000, new FileInfo(Path.Combine(folder.At("plan"), "plan.png")).Length);
    }

    [TestMethod]
    public void The_committed_result_is_what_the_command_gives()
    {
        using var folder = new TemporaryFolder();
        Assert.AreEqual(0, CommandLine.Run($"plan boards --out {folder.At("plan")}").Code);
        ResultFile now = ResultFile.Read(Path.Combine(folder.At("plan"), "plan.json"));
        ResultFile committed = ResultFile.Read(Path.Combine(Root(), "tools", "Larmor.Benchmarks", "results", "plan.json"));
        Assert.AreEqual(committed.ConfigHash, now.ConfigHash);
        CollectionAssert.AreEquivalent(
            committed.Figures.ToArray(), now.Figures.ToArray(), "run: larmor plan boards --out tools/Larmor.Benchmarks/results");
    }

    [TestMethod]
    public void The_firmwares_own_profile_fits_the_boards_it_is_meant_for()
    {
        DeviceProfileTable table = DeviceProfileTable.Read();
        foreach (string name in new[] { "esp32", "esp32-wrover", "esp32-s3", "stm32f769", "stm32h7", "pi-zero-2w", "pi4", "pi5" })
        {
            ProfilePlan plan = new(BoardCatalog.Find(name)!, table.Profiles[0], table, 50);
            Assert.IsTrue(plan.Fits, $"{name}: {plan.Verdict}");
        }
    }

    [TestMethod]
    public void A_process_on_a_Pi_is_counted_as_it_was_measured()
    {
        ResultFile measured = ResultFile.Read(Path.Combine(Root(), "tools", "Larmor.Benchmarks", "results", "firmware-aot.json"));
        double megabytes = measured.Figures["x64_resident_mb"].Mean;
        Assert.AreEqual(ProfilePlan.ProcessMegabytes, megabytes, 0.03 * megabytes);
    }

    [TestMethod]
    public void What_does_not_fit_is_said_with_the_way_out()
    {
        DeviceProfile profile = new("p", 64, 1, 100_000, 5000, 5000, 10, 100 * 1024, 0, 0, 0, 0);
        DeviceProfileTable table = new(33 * 1024, 0, 0, [profile]);
        Board board = new("b", "core", 64 * 1024, "", 0, 1e5, 1e5, 100, Evidence.Assumed, "");

        // 100 KB and twice the base library's 3.5 KB on 64 KB; 5,000 multiply-accumulates at 0.1 million a second are 50 ms of 20.
        ProfilePlan plan = new(board, profile, table, 50);
        Assert.AreEqual(107 * 1024, plan.HeapBytes);
        Assert.AreEqual(50.0, plan.Milliseconds, 1e-9);
        Assert.AreEqual(5000.0, plan.Microjoules, 1e-9);
        Assert.AreEqual(
            "does not fit: RAM, time; way out: weights on a chip over SPI, or a board with PSRAM or SDRAM; or native kernel; or up to 20 Hz", plan.Verdict);
        Assert.AreEqual("fits", new ProfilePlan(board with { HeapBytes = 107 * 1024 }, profile, table, 20).Verdict);
    }

    [TestMethod]
    public void Every_board_says_what_its_figures_rest_on()
    {
        foreach (Board board in BoardCatalog.All)
        {
            Assert.IsNotEmpty(board.HeapBasis, board.Name);
            string word = board.PowerEvidence.ToString().ToLowerInvariant();
            Assert.StartsWith(word + ": ", board.PowerBasis);
            Assert.IsLessThanOrEqualTo(board.FastRate, board.SlowRate);
        }
    }

    [TestMethod]
    public void A_board_that_nobody_knows_is_refused_with_those_that_are() =>
        CommandLine.Refused("plan esp33", 2, "'esp33'", "esp32-s3", "boards");

    [TestMethod]
    [DataRow("0")]
    [DataRow("2000000")]
    public void A_rate_outside_its_range_is_refused(string rate) => CommandLine.Refused($"plan esp32 --rate {rate}", 2, "--rate is " + rate, "0.001 to 1000000");

    private static string Root()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Larmor.slnx")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        return root;
    }
}
