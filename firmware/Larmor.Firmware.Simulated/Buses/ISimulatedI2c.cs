using System;

namespace Larmor.Firmware.Simulated;

/// <summary>The far end of an I2C bus: what answers to one address.</summary>
public interface ISimulatedI2c
{
    /// <summary>Takes bytes.</summary>
    /// <returns>False when it does not acknowledge one of them.</returns>
    bool Write(ReadOnlySpan<byte> bytes);

    /// <summary>Gives bytes.</summary>
    /// <returns>False when it does not acknowledge.</returns>
    bool Read(Span<byte> bytes);

    /// <summary>Power comes after it was gone: all settings are as after a reset.</summary>
    void PowerUp();
}
