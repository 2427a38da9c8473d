using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Larmor.Firmware.Linux;
using Larmor.Hal;

namespace Larmor.Firmware.Tests;

/// <summary>The program as built, in a process of its own.</summary>
[TestClass]
[DoNotParallelize]
public sealed class TheService
{
    private const int Terminate = 15;

    private static string Program => Path.Combine(AppContext.BaseDirectory, "larmor-node");

    [TestMethod]
    public void It_says_ready_keeps_the_watchdog_quiet_and_saves_when_asked_to_stop()
    {
        using var folder = new TemporaryFolder();
        string config = folder.Write("node.json", """
            {
              "name": "service", "job": { "name": "novelty", "warmUpCount": 64 },
              "sensor": { "name": "stdin", "channelCount": 1 }, "window": { "length": 32, "hop": 16 },
              "checkpoints": { "folder": "state", "intervalSeconds": 0 }, "telemetry": { "jsonLines": "-" }
            }
            """);
        using var systemd = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        systemd.Bind(new UnixDomainSocketEndPoint(folder.At("notify")));
        systemd.ReceiveTimeout = 60_000;
        var start = new ProcessStartInfo(Program, ["run", "--config", config])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["NOTIFY_SOCKET"] = folder.At("notify");
        start.Environment["WATCHDOG_USEC"] = "400000";
        using Process process = Process.Start(start)!;
        var words = new StringBuilder();
        process.ErrorDataReceived += (_, line) => words.AppendLine(line.Data);
        process.BeginErrorReadLine();
        var told = new List<string>();
        process.StandardInput.Write(Bench.Tone(4000));
        process.StandardInput.Flush();
        while (told.Count(word => word == "WATCHDOG=1") < 2)
        {
            told.Add(Receive(systemd));
        }

        Assert.AreEqual("READY=1", told[0]);
        _ = SendSignal(process.Id, Terminate);
        while (told[^1] != "STOPPING=1")
        {
            told.Add(Receive(systemd));
        }

        string output = process.StandardOutput.ReadToEnd();
        Assert.IsTrue(process.WaitForExit(60_000), "it does not end");
        Assert.AreEqual(0, process.ExitCode, words.ToString());
        StringAssert.StartsWith(output, "{\"kind\":\"started\",\"n\":0,");
        StringAssert.Contains(output, "{\"kind\":\"checkpoint-saved\",");
        Assert.IsTrue(File.Exists(folder.At("state/service.0")));
        StringAssert.Contains(words.ToString(), "node service: job novelty, sensor stdin");
    }

    [TestMethod]
    public void It_ends_with_the_replay_and_no_secret_is_in_what_it_says()
    {
        using var rig = new GateRig();
        using var folder = new TemporaryFolder();
        string secret = folder.Hide("password", "correct-horse-battery\n");
        folder.Write("x.csv", Bench.Tone(2000));
        string config = folder.Write("node.json", $$"""
            {
              "name": "bench", "job": { "name": "novelty", "warmUpCount": 64 },
              "sensor": { "name": "file", "path": "x.csv", "channelCount": 1, "sampleRateHertz": 2000, "isPaced": true }, "window": { "length": 32, "hop": 16 },
              "telemetry": { "jsonLines": "out.jsonl", "mqtt": { "host": "127.0.0.1", "port": {{Broker.FreePort()}}, "userName": "u", "passwordFile": "password", "patienceMilliseconds": 100 } },
              "commands": { "keyFile": "{{rig.Options.KeyFile}}", "counterFile": "{{rig.Options.CounterFile}}", "isStandardInput": true }
            }
            """);
        (int code, string output, string words) = Run(
            $"{rig.Seal(1, "freeze")}\nrubbish\n{rig.Seal(1, "freeze")}\n", "run", "--config", config);
        Assert.AreEqual(0, code, words);
        string records = File.ReadAllText(folder.At("out.jsonl"));
        StringAssert.Contains(records, "\"kind\":\"command\"");
        StringAssert.Contains(words, "command by standard input let through");
        StringAssert.Contains(words, "refused: not of the form");
        foreach (string hidden in new[] { Convert.ToHexStringLower(rig.Key), "horse", rig.Seal(1, "freeze")[^64..] })
        {
            Assert.IsFalse((output + words + records).Contains(hidden, StringComparison.OrdinalIgnoreCase), "a secret is in what it says");
        }
    }

    [TestMethod]
    [DataRow("run", 2, "--config is missing: write '--config VALUE'")]
    [DataRow("run --config /none.json", 2, "configuration '/none.json' does not exist: name one with --config")]
    [DataRow("check --config /none.json --more 1", 2, "'--more' is unknown here")]
    [DataRow("seal --key /none --node a --counter 1 save", 2, "--key '/none' does not exist")]
    [DataRow("fly", 2, "larmor-node run --config FILE")]
    public void What_makes_no_sense_is_refused_in_one_line(string line, int expected, string word)
    {
        (int code, _, string words) = Run("", line.Split(' '));
        Assert.AreEqual(expected, code);
        StringAssert.Contains(words, word);
    }

    [TestMethod]
    public void The_self_test_passes_and_a_command_is_sealed()
    {
        Assert.AreEqual(0, Run("", "self-test").Code);
        using var rig = new GateRig();
        (int code, string output, _) = Run("", "seal", "--key", rig.Options.KeyFile, "--node", "bench", "--counter", "3", "label", "1");
        Assert.AreEqual(0, code);
        Assert.AreEqual(CommandRefusal.None, rig.Take(output.Trim()));
    }

    [TestMethod]
    public void The_times_of_the_default_jobs_steps_are_in_order_and_nothing_is_allocated()
    {
        (int code, string output, _) = Run("", "latency", "--steps", "20000");
        Assert.AreEqual(0, code);
        Dictionary<string, double> figures = output.Trim().Split('\n').Select(line => line.Split(' ')).ToDictionary(
            words => words[0], words => double.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture));
        Assert.AreEqual(20000.0, figures["steps"]);
        Assert.AreEqual(0.0, figures["allocated_bytes"]);
        Assert.IsTrue(figures["p50_us"] <= figures["p99_us"] && figures["p99_us"] <= figures["max_us"] && figures["max_us"] > 0, output);
        Assert.AreEqual(2, Run("", "latency", "--steps", "10000001").Code);
    }

    [TestMethod]
    public void The_pins_of_a_Pi_5_are_found_by_their_label_and_what_is_missing_is_said()
    {
        Assert.AreEqual("pinctrl-rp1", new LinuxBoard("auto", "Raspberry Pi 5 Model B Rev 1.0").ChipLabel);
        Assert.AreEqual("", new LinuxBoard("auto", "Raspberry Pi 4 Model B Rev 1.4").ChipLabel);
        Assert.AreEqual("mine", new LinuxBoard("mine", "Raspberry Pi 5 Model B Rev 1.0").ChipLabel);
        ChipException refusal = Assert.Throws<ChipException>(() => new LinuxBoard("no-such-label", "").OpenGpio());
        StringAssert.Contains(refusal.Message, File.Exists("/dev/gpiochip0") ? "gpioChip 'no-such-label' is not here" : refusal.Message.Contains("libgpiod", StringComparison.Ordinal) ? "apt-get install libgpiod2" : "'no-such-label'");
    }

    private static (int Code, string Output, string Words) Run(string input, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(Program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        Task<string> words = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        Assert.IsTrue(process.WaitForExit(60_000), "it does not end");
        return (process.ExitCode, output, words.GetAwaiter().GetResult());
    }

    private static string Receive(Socket socket)
    {
        var bytes = new byte[256];
        return Encoding.ASCII.GetString(bytes, 0, socket.Receive(bytes)).Trim();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SendSignal(int process, int signal);
}
