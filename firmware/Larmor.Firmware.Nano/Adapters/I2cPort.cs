using System;
using System.Device.I2c;
using Larmor.Sensors;

namespace Larmor.Firmware.Nano;

/// <summary>A port over nanoFramework's I2C, which answers with a status instead of an exception; owns the device.</summary>
public sealed class I2cPort : IBusPort
{
    private readonly I2cDevice _device;

    /// <summary>Opens a device.</summary>
    /// <param name="bus">Bus of the board, from 1.</param>
    /// <param name="address">7-bit address.</param>
    public I2cPort(int bus, int address) =>
        _device = I2cDevice.Create(new I2cConnectionSettings(bus, address, I2cBusSpeed.FastMode));

    /// <inheritdoc/>
    public int SpiMode => -1;

    /// <inheritdoc/>
    public bool Write(byte[] bytes, int offset, int count) => IsWhole(_device.Write(new SpanByte(bytes, offset, count)));

    /// <inheritdoc/>
    public bool Read(byte[] bytes, int offset, int count) => IsWhole(_device.Read(new SpanByte(bytes, offset, count)));

    /// <inheritdoc/>
    public bool WriteRead(byte[] write, int writeOffset, int writeCount, byte[] read, int readOffset, int readCount) =>
        IsWhole(_device.WriteRead(new SpanByte(write, writeOffset, writeCount), new SpanByte(read, readOffset, readCount)));

    /// <inheritdoc/>
    public void Dispose() => _device.Dispose();

    private static bool IsWhole(I2cTransferResult result) => result.Status == I2cTransferStatus.FullTransfer;
}
