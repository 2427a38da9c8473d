using System.CommandLine;
using System.Text.Json;
using Larmor.Cli.Commands;

namespace Larmor.Data.Tests;

[TestClass]
public sealed class DataCommandTests
{
    [TestMethod]
    public async Task The_list_in_a_pipe_has_a_line_of_plain_text_for_every_set()
    {
        (int code, string output, string error) = await RunAsync("data");
        string[] lines = output.TrimEnd().Split('\n');
        Assert.AreEqual(0, code, error);
        Assert.HasCount(DataCatalog.Sets.Count + 1, lines);
        Assert.IsTrue(lines.All(line => line.Split('\t').Length == 7));
        Assert.IsTrue(lines.Any(line => line.StartsWith("optdigits\tyes\t3823\t1797\tok\tCC BY 4.0\tembedded", StringComparison.Ordinal)));
        Assert.DoesNotContain("\u001b", output);
    }

    [TestMethod]
    public async Task The_list_for_machines_is_one_object()
    {
        (int code, string output, _) = await RunAsync("data", "--json");
        Assert.AreEqual(0, code);
        using JsonDocument document = JsonDocument.Parse(output);
        JsonElement digits = document.RootElement.GetProperty("sets").EnumerateArray()
            .Single(set => set.GetProperty("name").GetString() == "optdigits");
        Assert.IsTrue(digits.GetProperty("found").GetBoolean());
        Assert.AreEqual("ok", digits.GetProperty("checksum").GetString());
        Assert.HasCount(1, output.TrimEnd().Split('\n'));
    }

    [TestMethod]
    public async Task A_damaged_set_is_listed_with_its_problem()
    {
        using var folder = new TemporaryFolder();
        folder.Write("mnist/train-labels-idx1-ubyte.gz", [1, 2]);
        (int code, string output, _) = await RunAsync("data", "--data", folder.Path);
        Assert.AreEqual(0, code);
        string line = output.Split('\n').Single(line => line.StartsWith("mnist\t", StringComparison.Ordinal));
        Says.All(line, "damaged", "train-images-idx3-ubyte.gz: missing");
    }

    [TestMethod]
    public async Task Bad_input_gets_one_line_and_exit_code_2()
    {
        await RefusedAsync(["data", "--data", "/no/such"], "'/no/such'", "does not exist");
        await RefusedAsync(["data", "get", "mnits"], "'mnits'", "known are", "cifar10");
        await RefusedAsync(["data", "get", "fsdd"], "'fsdd'", "no public home");
        await RefusedAsync(["data", "get", "mnist", "--from", "nonsense"], "'nonsense'", "https://");
        await RefusedAsync(["data", "get", "mnist", "--from", "file:///tmp"], "scheme file");
    }

    [TestMethod]
    public async Task A_folder_that_cannot_be_written_gets_one_line_and_exit_code_2()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("taken", [1]);
        await RefusedAsync(["data", "get", "mnist", "--to", file, "--from", "http://127.0.0.1:1/"], "taken", "another folder");
    }

    [TestMethod]
    public async Task Get_fetches_the_real_files_from_a_mirror_and_leaves_them_alone_the_second_time()
    {
        LocatedSet mnist = RealData.Require("mnist");
        using var folder = new TemporaryFolder();
        using (var server = new LoopbackServer([.. mnist.Paths.Select(path => new LoopbackServer.Answer(File.ReadAllBytes(path)))]))
        {
            string[] get = ["data", "get", "mnist", "--from", server.Address.ToString(), "--to", folder.Path];
            (int code, string output, string error) = await RunAsync(get);
            Assert.AreEqual(0, code, error);
            StringAssert.Contains(output, "4 files fetched", StringComparison.Ordinal);
            StringAssert.Contains(error, "file 4 of 4", StringComparison.Ordinal);

            (code, output, _) = await RunAsync([.. get, "--json"]);
            Assert.AreEqual(0, code);
            using JsonDocument document = JsonDocument.Parse(output);
            Assert.AreEqual(4, document.RootElement.GetProperty("kept").GetArrayLength());
            Assert.HasCount(4, server.Exchanges);
        }

        Assert.AreEqual(Path.Combine(folder.Path, "mnist"), DataCatalog.Open("mnist", folder.Path).Source);
    }

    private static async Task RefusedAsync(string[] arguments, params string[] words)
    {
        (int code, string output, string error) = await RunAsync(arguments);
        Assert.AreEqual(2, code, error);
        Assert.AreEqual("", output);
        Says.All(error, words);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var configuration = new InvocationConfiguration { Output = new StringWriter(), Error = new StringWriter() };
        RootCommand root = [DataCommand.Create()];
        int code = await root.Parse(arguments).InvokeAsync(configuration);
        return (code, configuration.Output.ToString()!, configuration.Error.ToString()!);
    }
}
