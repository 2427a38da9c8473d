using System;
using System.Globalization;
using System.IO;
using System.Text;

namespace Larmor.Firmware;

/// <summary>A number on disk that only grows: written beside, flushed, then moved into place.</summary>
internal sealed class CounterFile
{
    private readonly string _path;

    /// <exception cref="IOException">It holds no number, or the folder cannot be written; one line.</exception>
    internal CounterFile(string path)
    {
        _path = path;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            string text = File.Exists(path) ? File.ReadAllText(path).Trim() : "0";
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value))
            {
                throw new IOException($"commands.counterFile '{path}' holds no number: write the largest counter that was ever used into it");
            }

            Value = value;
        }
        catch (UnauthorizedAccessException reason)
        {
            throw new IOException($"commands.counterFile '{path}' cannot be used: {reason.Message.TrimEnd('.')}: let the service's user own its folder", reason);
        }
    }

    internal long Value { get; private set; }

    /// <summary>Raises the number; false, and unchanged, when it could not be kept.</summary>
    internal bool TryRaise(long value)
    {
        string temporary = _path + ".tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 64))
            {
                file.Write(Encoding.ASCII.GetBytes(value.ToString(CultureInfo.InvariantCulture) + "\n"));
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, _path, overwrite: true);
            Value = value;
            return true;
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
