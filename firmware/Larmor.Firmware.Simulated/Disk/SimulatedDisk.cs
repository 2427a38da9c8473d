using System.IO;

namespace Larmor.Firmware.Simulated;

/// <summary>A disk of real files that can be full, or lose its power in the middle of a write.</summary>
public sealed class SimulatedDisk
{
    /// <summary>True while nothing more can be written.</summary>
    public bool IsFull { get; set; }

    /// <summary>Bytes of the next file that still reach the disk before the power goes; negative while it stays.</summary>
    public long PowerBytes { get; set; } = -1;

    /// <summary>Opens a file for writing, made anew.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    public Stream Create(string path)
    {
        if (IsFull)
        {
            throw new IOException("no space left on device");
        }

        if (PowerBytes < 0)
        {
            return new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 14);
        }

        long bytes = PowerBytes;
        PowerBytes = -1;
        return new CutStream(path, bytes);
    }
}
