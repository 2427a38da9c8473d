using Larmor.Runtime;

namespace Larmor.Cli.Edge.Simulated;

/// <summary>Two checkpoints in memory, open to whoever wants to damage them.</summary>
internal sealed class MemorySlots(int slotBytes) : ICheckpointMedium
{
    internal byte[][] Slots { get; } = [[], []];

    public int SlotBytes => slotBytes;

    public int Read(int slot, byte[] destination)
    {
        int count = Math.Min(destination.Length, Slots[slot].Length);
        Array.Copy(Slots[slot], destination, count);
        return count;
    }

    public bool Write(int slot, byte[] bytes, int count)
    {
        Slots[slot] = bytes[..count];
        return true;
    }
}
