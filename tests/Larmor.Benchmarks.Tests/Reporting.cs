using System.Text.Json;
using Larmor.Results;
using Spectre.Console;

namespace Larmor.Benchmarks.Tests;

[TestClass]
public sealed class Reporting
{
    private readonly string _folder = Directory.CreateTempSubdirectory("larmor-report-").FullName;

    [TestCleanup]
    public void Clean() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void Of_several_lines_for_one_figure_the_worst_counts()
    {
        var report = new BenchmarkReport();
        report.Add(ScriptedBenchmark.Row("gemm_vs_openblas", 1.1));
        report.Add(ScriptedBenchmark.Row("gemm_vs_openblas", 0.8));
        report.Add(ScriptedBenchmark.Row("allocated_bytes_per_step", 0));
        report.Add(ScriptedBenchmark.Row("allocated_bytes_per_step", 24));
        report.Add(ScriptedBenchmark.Row("startup_ms", 99));
        Assert.AreEqual(0.8, report.Figures()["gemm_vs_openblas"].Mean);
        Assert.AreEqual(24, report.Figures()["allocated_bytes_per_step"].Mean);
        CollectionAssert.AreEqual(new[] { "gemm_vs_openblas", "allocated_bytes_per_step" }, report.BelowAsked().ToArray());
    }

    [TestMethod]
    public void A_whole_run_writes_the_result_file_and_the_table_of_this_processor()
    {
        (bool good, _, string table) = Run(new RunOptions { OutputFolder = _folder }, ("gemm_vs_openblas", 0.91), ("startup_ms", 80));
        Assert.IsTrue(good);
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, "kernels.json")));
        CollectionAssert.IsSubsetOf(
            new[] { "name", "figures", "command", "configHash", "commit", "seeds", "machine", "vectorBits", "threads", "seconds", "date", "notes" },
            file.RootElement.EnumerateObject().Select(property => property.Name).ToArray());
        Assert.AreEqual("kernels", file.RootElement.GetProperty("name").GetString());
        Assert.AreEqual("larmor bench", file.RootElement.GetProperty("command").GetString());
        JsonElement figure = file.RootElement.GetProperty("figures").GetProperty("gemm_vs_openblas");
        Assert.AreEqual(0.91, figure.GetProperty("mean").GetDouble());
        Assert.AreEqual(15, figure.GetProperty("n").GetInt32());
        Assert.AreEqual("x", figure.GetProperty("unit").GetString());
        string markdown = File.ReadAllText(Directory.GetFiles(_folder, "kernels.md", SearchOption.AllDirectories).Single());
        StringAssert.Contains(markdown, "| gemm_vs_openblas | what | rival | 2.00 ms | 1.00 ms | 0.91 x ± 0.10 | >= 0.85 |");
        StringAssert.Contains(table, "gemm_vs_openblas");
        StringAssert.Contains(table, "0.91 x");
    }

    [TestMethod]
    public void A_figure_below_its_bar_is_named_and_the_result_is_written_all_the_same()
    {
        (bool good, string error, _) = Run(new RunOptions { OutputFolder = _folder }, ("conv_vs_torch", 0.5));
        Assert.IsFalse(good);
        StringAssert.Contains(error, "below what is asked: conv_vs_torch");
        Assert.IsTrue(File.Exists(Path.Combine(_folder, "kernels.json")));
    }

    [TestMethod]
    public void A_part_of_the_benchmarks_writes_nothing()
    {
        (bool good, string error, _) = Run(new RunOptions { OutputFolder = _folder, Names = ["gemm"] }, ("gemm_vs_openblas", 1));
        Assert.IsTrue(good);
        StringAssert.Contains(error, "nothing is written");
        Assert.IsEmpty(Directory.GetFiles(_folder));
    }

    [TestMethod]
    public void The_gate_fails_when_a_ratio_fell_further_than_allowed_and_writes_nothing()
    {
        Run(new RunOptions { OutputFolder = _folder }, ("gemm_vs_openblas", 1.0), ("startup_ms", 80));
        string committed = File.ReadAllText(Path.Combine(_folder, "kernels.json"));
        var gate = new RunOptions { OutputFolder = _folder, Gate = true, Fall = 0.1 };
        Assert.IsTrue(Run(gate, ("gemm_vs_openblas", 0.95), ("startup_ms", 85)).Good);
        (bool good, string error, _) = Run(gate, ("gemm_vs_openblas", 0.85), ("startup_ms", 85));
        Assert.IsFalse(good);
        StringAssert.Contains(error, "gemm_vs_openblas is 0.85 x, committed 1: at least 0.9 is allowed");
        (good, error, _) = Run(gate, ("startup_ms", 95));
        Assert.IsFalse(good);
        StringAssert.Contains(error, "startup_ms is 95 ms, committed 80: at most 88 is allowed");
        Assert.AreEqual(committed, File.ReadAllText(Path.Combine(_folder, "kernels.json")));
    }

    [TestMethod]
    public void A_gate_without_a_committed_result_says_how_to_make_one()
    {
        ArgumentException refusal = Assert.ThrowsExactly<ArgumentException>(() => Run(new RunOptions { OutputFolder = _folder, Gate = true }));
        StringAssert.Contains(refusal.Message, "run 'larmor bench' once");
    }

    [TestMethod]
    public void One_allocated_byte_more_fails_the_gate_when_none_was_committed()
    {
        var committed = new Dictionary<string, Figure> { ["allocated_bytes_per_step"] = new(0, 0, 1, "bytes") };
        var measured = new Dictionary<string, Figure> { ["allocated_bytes_per_step"] = new(1, 0, 1, "bytes") };
        Assert.HasCount(1, Gate.Falls(committed, measured, 0.5));
    }

    [TestMethod]
    [DataRow("gem", "benchmark 'gem' is unknown: choose from gemm, gemv")]
    public void An_unknown_benchmark_is_refused_with_the_known_ones(string name, string expected) =>
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => BenchmarkList.Named([name])).Message, expected);

    [TestMethod]
    [DataRow("AMD EPYC, 2 cores, Debian", "amd-epyc")]
    [DataRow("Intel(R) Core(TM) i7-1260P, 16 cores", "intel-r-core-tm-i7-1260p")]
    public void A_processor_names_the_folder_of_its_table(string machine, string folder) => Assert.AreEqual(folder, BenchmarkRun.FolderOf(machine));

    private static (bool Good, string Error, string Table) Run(RunOptions options, params (string Figure, double Value)[] rows)
    {
        using var table = new StringWriter();
        using var error = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(table), Ansi = AnsiSupport.No });
        console.Profile.Width = 200;
        var benchmark = new ScriptedBenchmark("scripted", report =>
        {
            foreach ((string figure, double value) in rows)
            {
                report.Add(ScriptedBenchmark.Row(figure, value));
            }
        });
        bool good = BenchmarkRun.Run(options, [benchmark], console, TextWriter.Null, error);
        return (good, error.ToString(), table.ToString());
    }
}
