using System;
using System.IO;

namespace Larmor.Firmware;

/// <summary>Reads secrets from files that only their owner may read. What is in them is in no message.</summary>
internal static class SecretFile
{
    /// <summary>Fewest bytes of a key.</summary>
    internal const int LeastKeyBytes = 32;

    private const int LargestBytes = 4096;

    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>The first line of a file.</summary>
    /// <param name="key">Key of the configuration, for messages.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It does not open, or others may read it; one line.</exception>
    internal static string ReadLine(string key, string path)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
            {
                throw new IOException($"{key} '{path}' may be used by others than its owner: chmod 600 it");
            }

            if (new FileInfo(path).Length is > LargestBytes and long length)
            {
                throw new IOException($"{key} '{path}' has {length} bytes; a secret has at most {LargestBytes}: name another file");
            }

            using var reader = new StreamReader(path);
            return reader.ReadLine()?.Trim() ?? "";
        }
        catch (Exception reason) when (reason is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new IOException($"{key} '{path}' does not exist: make one that only its owner may read", reason);
        }
        catch (UnauthorizedAccessException reason)
        {
            throw new IOException($"{key} '{path}' cannot be read by this user: let the service's user own it", reason);
        }
    }

    /// <summary>A key in hexadecimal digits.</summary>
    internal static byte[] ReadKey(string key, string path)
    {
        string text = ReadLine(key, path);
        byte[] bytes;
        try
        {
            bytes = Convert.FromHexString(text);
        }
        catch (FormatException)
        {
            bytes = [];
        }

        return bytes.Length >= LeastKeyBytes
            ? bytes
            : throw new IOException($"{key} '{path}' holds no key of {2 * LeastKeyBytes} or more hexadecimal digits: make one with 'openssl rand -hex 32'");
    }
}
