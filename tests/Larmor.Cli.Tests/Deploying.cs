namespace Larmor.Cli.Tests;

/// <summary>A deployment over an ssh that only writes down what it was asked.</summary>
[TestClass]
[DoNotParallelize]
public sealed class Deploying
{
    private const string Node = """{ "job": { "name": "novelty" }, "sensor": { "name": "file", "path": "x", "channelCount": 1 }, "window": { "length": 64 } }""";

    private string _before = "";
    private string _place = "";
    private TemporaryFolder _folder = null!;

    [TestInitialize]
    public void In_a_checkout_with_an_ssh_that_writes_down()
    {
        _folder = new TemporaryFolder();
        _before = Environment.GetEnvironmentVariable("PATH")!;
        _place = Directory.GetCurrentDirectory();
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Larmor.slnx")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        Directory.SetCurrentDirectory(root);
        File.WriteAllText(At("node.json"), Node);
        File.WriteAllText(At("larmor-node"), "program");
        Fake("ssh", "exit 0");
        Fake("scp", "exit 0");
        Environment.SetEnvironmentVariable("PATH", At("bin") + ":" + _before);
    }

    [TestCleanup]
    public void As_before()
    {
        Environment.SetEnvironmentVariable("PATH", _before);
        Directory.SetCurrentDirectory(_place);
        _folder.Dispose();
    }

    [TestMethod]
    public void What_is_run_is_what_a_dry_run_prints()
    {
        string line = $"deploy pi@raspberry --config {At("node.json")} --binary {At("larmor-node")}";
        (int code, string dry, string error) = CommandLine.Run(line + " --dry-run");
        Assert.AreEqual(0, code, error);
        Assert.IsFalse(File.Exists(At("log")), "a dry run ran something");
        (code, string shown, error) = CommandLine.Run(line);
        Assert.AreEqual(0, code, error);
        Assert.AreEqual(dry, shown);
        string[] ran = File.ReadAllLines(At("log"));
        string[] printed = dry.TrimEnd().Split('\n');
        Assert.HasCount(printed.Length, ran);
        for (int i = 0; i < ran.Length; i++)
        {
            Assert.AreEqual(printed[i].Replace("'", "", StringComparison.Ordinal), ran[i]);
        }

        Assert.AreEqual("ssh -o BatchMode=yes pi@raspberry 'mkdir -p -m 700 .larmor-deploy'", printed[0]);
        Assert.AreEqual($"scp -o BatchMode=yes {At("larmor-node")} pi@raspberry:.larmor-deploy/larmor-node", printed[1]);
        StringAssert.Contains(printed[^1], "sudo systemctl restart larmor-node");
    }

    [TestMethod]
    public void Without_a_program_one_is_published_first()
    {
        (int code, string dry, string error) = CommandLine.Run($"deploy pi@raspberry --config {At("node.json")} --dry-run");
        Assert.AreEqual(0, code, error);
        StringAssert.StartsWith(dry, "dotnet publish firmware/Larmor.Firmware.Linux -p:PublishProfile=linux-arm64 -o runs/deploy-linux-arm64\n");
    }

    [TestMethod]
    public void A_step_that_fails_is_the_last()
    {
        Fake("ssh", "case \"$*\" in *useradd*) exit 7;; esac");
        CommandLine.Refused($"deploy pi@raspberry --config {At("node.json")} --binary {At("larmor-node")}", 2, "useradd", "ended with 7: nothing after it was done");
        StringAssert.Contains(File.ReadAllLines(At("log"))[^1], "useradd");
    }

    [TestMethod]
    [DataRow("deploy -oProxyCommand=x --config {0}/node.json", "")]
    [DataRow("deploy a@-oProxyCommand=x --config {0}/node.json", "target is 'a@-oProxyCommand=x'; it must be a host, or user@host")]
    [DataRow("deploy pi@b;c --config {0}/node.json", "target is 'pi@b;c'")]
    [DataRow("deploy pi@b --config {0}/none.json", "none.json' does not exist")]
    [DataRow("deploy pi@b --config {0}/larmor-node", "does not read as JSON")]
    [DataRow("deploy pi@b --config {0}/node.json --binary {0}/none", "none' does not exist: publish it")]
    public void What_makes_no_sense_is_refused_before_anything_runs(string line, string expected)
    {
        CommandLine.Refused(line.Replace("{0}", At("").TrimEnd('/'), StringComparison.Ordinal), 2, expected);
        Assert.IsFalse(File.Exists(At("log")));
    }

    private string At(string name) => _folder.At(name);

    private void Fake(string name, string then)
    {
        Directory.CreateDirectory(At("bin"));
        string path = Path.Combine(At("bin"), name);
        File.WriteAllText(path, $"#!/bin/sh\necho \"{name} $*\" >> {At("log")}\n{then}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
