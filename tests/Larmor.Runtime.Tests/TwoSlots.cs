namespace Larmor.Runtime.Tests;

/// <summary>Two checkpoints in memory.</summary>
internal sealed class TwoSlots : ICheckpointMedium
{
    internal byte[][] Bytes { get; } = [[], []];

    internal bool IsFull { get; set; }

    public int SlotBytes => 1 << 20;

    public int Read(int slot, byte[] destination)
    {
        int count = Math.Min(destination.Length, Bytes[slot].Length);
        Array.Copy(Bytes[slot], destination, count);
        return count;
    }

    public bool Write(int slot, byte[] bytes, int count)
    {
        if (!IsFull)
        {
            Bytes[slot] = bytes[..count];
        }

        return !IsFull;
    }
}
