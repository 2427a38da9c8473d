namespace Larmor.Firmware.Simulated;

/// <summary>A device that is a file of byte registers.</summary>
public interface IRegisterDevice
{
    /// <summary>A transaction begins: values that belong together are held still until it ends.</summary>
    void Begin();

    /// <summary>Reads a register.</summary>
    /// <returns>False when there is none at that address.</returns>
    bool TryRead(int address, out byte value);

    /// <summary>Writes a register.</summary>
    /// <returns>False when there is none at that address that can be written.</returns>
    bool TryWrite(int address, byte value);

    /// <summary>The transaction is over.</summary>
    void End();

    /// <summary>Power comes after it was gone.</summary>
    void PowerUp();
}
