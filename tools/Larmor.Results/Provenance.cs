using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Larmor.Results;

/// <summary>Where a result comes from: machine and commit.</summary>
public static class Provenance
{
    /// <summary>Processor, cores, system.</summary>
    public static string Machine()
    {
        string processor = RuntimeInformation.ProcessArchitecture.ToString();
        if (File.Exists("/proc/cpuinfo"))
        {
            processor = File.ReadLines("/proc/cpuinfo")
                .Where(line => line.StartsWith("model name", StringComparison.Ordinal))
                .Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim())
                .FirstOrDefault(processor);
        }

        return $"{processor}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, .NET {Environment.Version}";
    }

    /// <summary>Short commit of the working tree, "+" when it has changes, or "unknown" outside a checkout.</summary>
    public static string Commit()
    {
        string commit = Git("rev-parse --short HEAD");
        return commit.Length == 0 ? "unknown" : commit + (Git("status --porcelain -uno").Length == 0 ? "" : "+");
    }

    private static string Git(string arguments)
    {
        try
        {
            using Process? process = Process.Start(new ProcessStartInfo("git", arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
            string text = process?.StandardOutput.ReadToEnd().Trim() ?? "";
            process?.WaitForExit(2000);
            return text;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "";
        }
    }
}
