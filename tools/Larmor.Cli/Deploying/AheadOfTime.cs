using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Larmor.Cli.Deploying;

/// <summary>The node published ahead of time for one kind of machine, and what can be measured of it here.</summary>
internal sealed partial class AheadOfTime
{
    internal const string Emulator = "qemu-aarch64-static";
    private const string EmulatedRoot = "/usr/aarch64-linux-gnu";
    private const string Program = "larmor-node";

    // One line goes in, its record comes out: the node stands ready.
    private const string Node = """
        {
          "name": "measured", "job": { "name": "novelty" }, "sensor": { "name": "stdin", "channelCount": 1 },
          "window": { "length": 64, "hop": 32 }, "encoder": { "name": "spectrum" }, "telemetry": { "jsonLines": "-" }
        }
        """;

    private readonly string _program;
    private readonly string _folder;
    private readonly bool _isEmulated;

    private AheadOfTime(string folder, bool isEmulated, int warningCount)
    {
        _folder = folder;
        _program = Path.Combine(folder, Program);
        _isEmulated = isEmulated;
        WarningCount = warningCount;
        SizeMegabytes = new FileInfo(_program).Length / 1e6;
    }

    /// <summary>Warnings of trimming and of compiling ahead of time, IL2xxx and IL3xxx.</summary>
    internal int WarningCount { get; }

    internal double SizeMegabytes { get; }

    internal static bool CanEmulate => Directory.Exists(EmulatedRoot) && Starts(Emulator, "--version");

    /// <summary>Publishes.</summary>
    /// <exception cref="IOException">It does not; the message has the end of what was said.</exception>
    internal static AheadOfTime Publish(string runtime, string folder)
    {
        (int code, string said) = Run("dotnet", ["publish", DeployPlan.Project, "-m:1", "-p:PublishProfile=" + runtime, "-o", folder], "");
        if (code != 0)
        {
            throw new IOException($"{DeployPlan.Project} does not publish for {runtime}: {string.Join(' ', said.TrimEnd().Split('\n').TakeLast(3))}: see firmware/README.md for the packages it needs");
        }

        return new AheadOfTime(folder, runtime == "linux-arm64", Warning().Matches(said).Select(match => match.Value).Distinct().Count());
    }

    /// <summary>Exit code of the self-test.</summary>
    internal int SelfTest()
    {
        (int code, _) = Start(["self-test"], "");
        return code;
    }

    /// <summary>Times of the default job's steps, µs: within which half and 99 % are done, and the longest.</summary>
    internal (double Half, double Most, double Longest) StepMicroseconds(int stepCount)
    {
        (int code, string said) = Start(["latency", "--steps", stepCount.ToString(CultureInfo.InvariantCulture)], "");
        Dictionary<string, string> figures = said.Split('\n').Select(line => line.Trim().Split(' ')).Where(words => words.Length == 2).ToDictionary(words => words[0], words => words[1]);
        double Figure(string name) =>
            code == 0 && figures.TryGetValue(name, out string? value)
                ? double.Parse(value, CultureInfo.InvariantCulture)
                : throw new IOException($"{_program} latency ends with {code} and says no {name}: '{said.Trim()}'");
        return (Figure("p50_us"), Figure("p99_us"), Figure("max_us"));
    }

    /// <summary>Time from the start of the process to its first record, ms, and its memory then, MB.</summary>
    internal (double Milliseconds, double ResidentMegabytes) Begin()
    {
        string config = Path.Combine(_folder, "measured.json");
        File.WriteAllText(config, Node);
        long begun = Stopwatch.GetTimestamp();
        using Process process = Process.Start(Command(["run", "--config", config]))!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        string? first = process.StandardOutput.ReadLine();
        double milliseconds = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        double resident = File.ReadLines($"/proc/{process.Id}/status").Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
            .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024).FirstOrDefault();
        process.StandardInput.Close();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return first is not null && first.Contains("\"started\"", StringComparison.Ordinal)
            ? (milliseconds, resident)
            : throw new IOException($"{_program} does not start: its first line is '{first}'");
    }

    private ProcessStartInfo Command(string[] arguments)
    {
        string[] words = _isEmulated ? [Emulator, "-L", EmulatedRoot, _program, .. arguments] : [_program, .. arguments];
        return new ProcessStartInfo(words[0], words[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
    }

    private (int Code, string Said) Start(string[] arguments, string input)
    {
        ProcessStartInfo start = Command(arguments);
        return Run(start.FileName, [.. start.ArgumentList], input);
    }

    private static (int Code, string Said) Run(string program, string[] arguments, string input)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string said = process.StandardOutput.ReadToEnd() + error.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, said);
    }

    private static bool Starts(string program, string argument)
    {
        try
        {
            return Run(program, [argument], "").Code == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\bIL[23]\d{3}\b[^\r\n]*")]
    private static partial Regex Warning();
}
