using System.ComponentModel;
using System.Diagnostics;

namespace Larmor.Data;

/// <summary>Unpacks .xz through the xz command: the base library reads no xz, managed readers often lack its delta filter.</summary>
internal static class XzCommand
{
    public const string Name = "xz";
    private const string HowToInstall =
        "install xz-utils (Debian, Ubuntu: apt install xz-utils; Fedora: dnf install xz; macOS: brew install xz; " +
        "Windows: winget install xz), or unpack the file by hand";

    private static ReadOnlySpan<byte> Magic => [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0];

    public static bool IsInstalled
    {
        get
        {
            try
            {
                using Process process = Start(Name, "--version");
                process.StandardOutput.ReadToEnd();
                process.WaitForExit();
                return process.ExitCode == 0;
            }
            catch (Win32Exception)
            {
                return false;
            }
        }
    }

    public static bool IsXz(string path)
    {
        using FileStream file = File.OpenRead(path);
        byte[] start = new byte[Magic.Length];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && Magic.SequenceEqual(start);
    }

    /// <summary>Runs <c>xz -dc</c> and hands its output to a reader; what the reader leaves over is thrown away.</summary>
    public static T Unpack<T>(string path, Func<Stream, T> read, string command = Name)
    {
        Process process;
        try
        {
            process = Start(command, "--decompress", "--stdout", "--", Path.GetFullPath(path));
        }
        catch (Win32Exception absent)
        {
            throw new DataException($"{path}: packed with xz, but the command '{command}' is not there: {HowToInstall}", absent);
        }

        using (process)
        {
            try
            {
                // Both streams are read at once: a full pipe on either would stop xz for ever.
                Task<string> complaint = process.StandardError.ReadToEndAsync();
                Stream content = process.StandardOutput.BaseStream;
                T result = read(content);
                content.CopyTo(Stream.Null);
                process.WaitForExit();
                string words = complaint.GetAwaiter().GetResult().Trim();
                return process.ExitCode == 0
                    ? result
                    : throw new DataException($"{path}: xz refused it (exit code {process.ExitCode}: {words}): fetch the file again");
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill(entireProcessTree: true);
                }
            }
        }
    }

    private static Process Start(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment.Remove("XZ_OPT");
        start.Environment.Remove("XZ_DEFAULTS");
        return Process.Start(start)!;
    }
}
