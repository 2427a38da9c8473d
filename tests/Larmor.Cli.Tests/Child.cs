using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Larmor.Cli.Tests;

/// <summary>The program as built, in a process of its own that can be interrupted and killed.</summary>
internal sealed class Child : IDisposable
{
    internal const int Interrupt = 2;
    internal const int Kill = 9;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();

    internal Child(string line)
    {
        string program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "larmor.exe" : "larmor");
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(program, line) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        _process.OutputDataReceived += (_, received) => Keep(_output, received.Data);
        _process.ErrorDataReceived += (_, received) => Keep(_error, received.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    internal bool HasExited => _process.HasExited;

    internal string Output => Text(_output);

    internal string Error => Text(_error);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    /// <summary>Sends a signal.</summary>
    internal void Signal(int number) => Assert.AreEqual(0, SendSignal(_process.Id, number), $"signal {number} was not delivered");

    /// <summary>Waits until a condition holds; fails when the process ends before.</summary>
    internal void Until(Func<bool> condition, string what)
    {
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.IsFalse(_process.HasExited, $"the program ended before {what}: {Output}{Error}");
            Assert.IsLessThan(Patience, Stopwatch.GetElapsedTime(start), $"{what} did not come: {Output}{Error}");
            Thread.Sleep(1);
        }
    }

    /// <summary>Waits for the end; a process that hangs is a failure.</summary>
    internal int ExitCode()
    {
        Assert.IsTrue(_process.WaitForExit(Patience), $"the program does not end: {Output}{Error}");
        _process.WaitForExit();
        return _process.ExitCode;
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SendSignal(int process, int signal);

    private static void Keep(StringBuilder text, string? line)
    {
        lock (text)
        {
            text.Append(line).Append('\n');
        }
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
