using System.Diagnostics;

namespace Larmor.Portable.Tests;

/// <summary>g++ on this machine; a test that needs it is inconclusive without it.</summary>
internal sealed class HostCompiler : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("larmor-native-").FullName;

    /// <summary>Compiles C++ of the repository.</summary>
    /// <param name="name">File to make.</param>
    /// <param name="arguments">Options and sources; <c>{root}</c> is the repository.</param>
    /// <returns>Its path.</returns>
    internal string Make(string name, string arguments)
    {
        string path = Path.Combine(_folder, name);
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Larmor.slnx")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        (int code, string said) = Run("g++", $"-std=c++11 -Wall -Wextra -Wno-unused-parameter -Werror -O2 -ffp-contract=off -o {path} {arguments.Replace("{root}", root, StringComparison.Ordinal)}");
        Assert.AreEqual(0, code, said);
        return path;
    }

    /// <summary>Runs a program and answers with its exit code and all it said.</summary>
    internal static (int Code, string Said) Run(string program, string arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + error.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Inconclusive($"declared gap: no {program} on this machine: apt-get install {program}");
            throw;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
