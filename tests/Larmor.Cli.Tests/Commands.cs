using System.Text.Json;
using Larmor.Cli.Results;

namespace Larmor.Cli.Tests;

/// <summary>The command as a user meets it: what goes in, one line out, the documented exit code.</summary>
[TestClass]
[DoNotParallelize]
public sealed class Commands
{
    [TestMethod]
    [DataRow("plan demo --chip nonsense", 2, "nonsense")]
    [DataRow("plan demo --chip digital?memory=1000", 3, "1000")]
    [DataRow("plan demo --chip digital?mem=1000", 2, "'mem' is unknown")]
    [DataRow("plan no-such-experiment", 2, "no-such-experiment")]
    [DataRow("train mnist-sdt-1layer --data /no/such/folder --out {tmp}", 2, "/no/such/folder")]
    [DataRow("inspect /no/such/folder", 2, "does not exist")]
    [DataRow("train demo --epochs 0 --out {tmp}", 2, "epochs is 0")]
    [DataRow("bench gemm", 2, "tools/Larmor.Benchmarks is not in")]
    public void Bad_input_gets_one_line_and_the_documented_exit_code(string line, int code, string expected)
    {
        using var folder = new TemporaryFolder();
        (int exit, _, string error) = CommandLine.Run(line.Replace("{tmp}", folder.At("out")));
        Assert.AreEqual(code, exit, error);
        StringAssert.Contains(error, expected);
        Assert.AreEqual(1, error.TrimEnd().Split('\n').Length, error);
    }

    [TestMethod]
    public void Wrong_usage_is_2() => Assert.AreEqual(2, CommandLine.Run("train").Code);

    [TestMethod]
    [DataRow("train --help", "<experiment>")]
    [DataRow("edge --help", "<experiment>")]
    [DataRow("inspect --help", "<folder>")]
    public void Help_needs_no_other_word(string line, string expected)
    {
        (int code, string output, string error) = CommandLine.Run(line);
        Assert.AreEqual(0, code, error);
        StringAssert.Contains(output, expected);
    }

    [TestMethod]
    public void The_demo_ends_with_one_object_that_has_figures_and_a_picture()
    {
        using var folder = new TemporaryFolder();
        (int code, string output, string error) = CommandLine.Run($"demo --json --out {folder.At("demo")}");
        Assert.AreEqual(0, code, error);
        using JsonDocument last = JsonDocument.Parse(output.TrimEnd().Split('\n')[^1]);
        double accuracy = last.RootElement.GetProperty("figures").GetProperty("accuracy").GetProperty("mean").GetDouble();
        Assert.IsGreaterThanOrEqualTo(90, accuracy);
        Assert.IsGreaterThan(10_000, new FileInfo(Path.Combine(folder.At("demo"), "demo.png")).Length);
    }

    [TestMethod]
    public void The_tables_of_results_are_those_of_the_committed_files()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Larmor.slnx")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        string results = Path.Combine(root, "tools", "Larmor.Benchmarks", "results");
        string text = File.ReadAllText(Path.Combine(root, "README.md"));
        Assert.AreEqual(text, ResultTable.Renew(text, ResultTable.Headlines(results)), "run: larmor results --write README.md");
        string all = File.ReadAllText(Path.Combine(results, "README.md"));
        Assert.AreEqual(
            all, ResultTable.Renew(all, ResultTable.Markdown(results)), "run: larmor results --all --write tools/Larmor.Benchmarks/results/README.md");
    }
}
