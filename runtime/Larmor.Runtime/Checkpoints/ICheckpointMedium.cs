namespace Larmor.Runtime;

/// <summary>Two places that keep a checkpoint each without power. A write may be cut short at any byte; the other place is then untouched.</summary>
public interface ICheckpointMedium
{
    /// <summary>Most bytes of a checkpoint.</summary>
    int SlotBytes { get; }

    /// <summary>Reads what a slot holds, good or not.</summary>
    /// <param name="slot">0 or 1.</param>
    /// <param name="destination">Receives the bytes from the start.</param>
    /// <returns>Bytes read; 0 when there are none or the medium does not answer.</returns>
    int Read(int slot, byte[] destination);

    /// <summary>Replaces what a slot holds.</summary>
    /// <returns>False when it could not be written.</returns>
    bool Write(int slot, byte[] bytes, int count);
}
