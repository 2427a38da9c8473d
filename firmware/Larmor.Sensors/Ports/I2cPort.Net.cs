using System;
using System.Device.I2c;

namespace Larmor.Sensors;

/// <summary>A port over System.Device.I2c; owns and disposes the device.</summary>
public sealed class I2cPort : IBusPort
{
    private readonly I2cDevice _device;
    private readonly BusTransfers.Transfer _write;
    private readonly BusTransfers.Transfer _read;
    private readonly BusTransfers.Transfer _writeRead;

    /// <summary>A port over an open device.</summary>
    public I2cPort(I2cDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        _device = device;
        _write = (write, _) => device.Write(write);
        _read = (_, read) => device.Read(read);
        _writeRead = device.WriteRead;
    }

    /// <summary>-1: this is no SPI bus.</summary>
    public int SpiMode => -1;

    /// <inheritdoc/>
    public bool Write(byte[] bytes, int offset, int count) => _write.Try(bytes.AsSpan(offset, count), default);

    /// <inheritdoc/>
    public bool Read(byte[] bytes, int offset, int count) => _read.Try(default, bytes.AsSpan(offset, count));

    /// <inheritdoc/>
    public bool WriteRead(byte[] write, int writeOffset, int writeCount, byte[] read, int readOffset, int readCount) =>
        _writeRead.Try(write.AsSpan(writeOffset, writeCount), read.AsSpan(readOffset, readCount));

    /// <inheritdoc/>
    public void Dispose() => _device.Dispose();
}
