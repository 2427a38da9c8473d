using System;

namespace Larmor.Sensors;

/// <summary>The wires to one device: an SPI bus with the device's chip-select line, or an I2C bus with its address.</summary>
/// <remarks>
/// Each call is one whole transaction. It answers false when the device did not acknowledge or the bus failed; what was read then means nothing. Allocates nothing
/// while the bus works.
/// </remarks>
public interface IBusPort : IDisposable
{
    /// <summary>SPI mode, 0 to 3 (clock polarity and phase); -1 on I2C.</summary>
    int SpiMode { get; }

    /// <summary>Writes bytes.</summary>
    /// <param name="bytes">Where they are; the caller's.</param>
    /// <param name="offset">The first of them.</param>
    /// <param name="count">How many.</param>
    bool Write(byte[] bytes, int offset, int count);

    /// <summary>Reads bytes. On SPI zeros are clocked out meanwhile.</summary>
    /// <param name="bytes">Receives them; the caller's.</param>
    /// <param name="offset">Where the first goes.</param>
    /// <param name="count">How many.</param>
    bool Read(byte[] bytes, int offset, int count);

    /// <summary>Writes, then reads, without letting go of the device between: one chip select on SPI, a repeated start on I2C.</summary>
    /// <param name="write">What is written first.</param>
    /// <param name="writeOffset">The first of it.</param>
    /// <param name="writeCount">How many, at least 1.</param>
    /// <param name="read">Receives what the device answers after the last byte written.</param>
    /// <param name="readOffset">Where the first goes.</param>
    /// <param name="readCount">How many, at least 1.</param>
    bool WriteRead(byte[] write, int writeOffset, int writeCount, byte[] read, int readOffset, int readCount);
}
