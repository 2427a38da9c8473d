using System.Text;

namespace Larmor.Results;

/// <summary>Files that are there whole or not at all: a kill or a full disk at any byte leaves what was there before.</summary>
public static class WholeFile
{
    /// <summary>Writes beside the file, flushes to the disk, then takes the file's place.</summary>
    /// <param name="what">Word for messages: "checkpoint", "result".</param>
    /// <param name="path">The file.</param>
    /// <param name="previous">Where the file that was there goes; null to replace it.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">Not written; the message has the reason and the way out, and nothing is changed.</exception>
    public static void Write(string what, string path, string? previous, Action<Stream> write)
    {
        string temporary = path + ".tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            if (previous is not null && File.Exists(path))
            {
                File.Move(path, previous, overwrite: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            Remove(temporary);
            throw new IOException(
                $"{what} '{path}' cannot be written: {reason.Message.TrimEnd('.')}: free space or permit writing there, or name another "
                + "folder; the files that were there are unchanged",
                reason);
        }
    }

    /// <summary>Replaces a file's text.</summary>
    /// <exception cref="IOException">Not written; an earlier file is unchanged.</exception>
    public static void WriteText(string what, string path, string text) =>
        Write(what, path, null, file => file.Write(Encoding.UTF8.GetBytes(text)));

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to report.
        }
    }
}
