using System;
using System.IO;

namespace Larmor.Runtime;

/// <summary>Two checkpoints as files: each is written beside its place, flushed to the disk, then moved there.</summary>
public sealed class FileSlots : ICheckpointMedium
{
    private readonly string _path;
    private readonly Func<string, Stream> _open;

    /// <summary>Slots <c>path.0</c> and <c>path.1</c>.</summary>
    /// <param name="path">Folder and beginning of the name; the folder must exist.</param>
    /// <param name="slotBytes">Most bytes of a checkpoint.</param>
    public FileSlots(string path, int slotBytes)
        : this(path, slotBytes, name => new FileStream(name, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 14))
    {
    }

    /// <summary>Slots whose files are opened for writing by <paramref name="open"/>: where a test cuts the power.</summary>
    public FileSlots(string path, int slotBytes, Func<string, Stream> open)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(slotBytes, 1);
        ArgumentNullException.ThrowIfNull(open);
        _path = path;
        _open = open;
        SlotBytes = slotBytes;
    }

    /// <inheritdoc/>
    public int SlotBytes { get; }

    /// <summary>Why the last write or read failed, for people; empty when it did not.</summary>
    public string LastFailure { get; private set; } = "";

    /// <inheritdoc/>
    public int Read(int slot, byte[] destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        try
        {
            using var file = new FileStream(Name(slot), FileMode.Open, FileAccess.Read, FileShare.Read, 1);
            return file.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
        }
        catch (Exception reason) when (reason is FileNotFoundException or DirectoryNotFoundException)
        {
            return 0;
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            LastFailure = reason.Message;
            return 0;
        }
    }

    /// <inheritdoc/>
    public bool Write(int slot, byte[] bytes, int count)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        string temporary = Name(slot) + ".tmp";
        try
        {
            using (Stream file = _open(temporary))
            {
                file.Write(bytes, 0, count);
                file.Flush();
                (file as FileStream)?.Flush(flushToDisk: true);
            }

            File.Move(temporary, Name(slot), overwrite: true);
            LastFailure = "";
            return true;
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            LastFailure = reason.Message;
            return false;
        }
    }

    /// <summary>Removes both checkpoints: what they held is to be forgotten.</summary>
    /// <returns>False when one is still there; <see cref="LastFailure"/> says why.</returns>
    public bool TryClear()
    {
        try
        {
            File.Delete(Name(0));
            File.Delete(Name(1));
            return true;
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            LastFailure = reason.Message;
            return false;
        }
    }

    private string Name(int slot) => slot == 0 ? _path + ".0" : _path + ".1";
}
