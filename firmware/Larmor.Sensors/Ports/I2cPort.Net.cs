using System;
using System.Device.I2c;
using System.IO;

namespace Larmor.Sensors;

/// <summary>A port over System.Device.I2c; owns and disposes the device.</summary>
public sealed class I2cPort : IBusPort
{
    private readonly I2cDevice _device;

    /// <summary>A port over an open device.</summary>
    public I2cPort(I2cDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        _device = device;
    }

    /// <summary>-1: this is no SPI bus.</summary>
    public int SpiMode => -1;

    /// <inheritdoc/>
    public bool Write(byte[] bytes, int offset, int count)
    {
        try
        {
            _device.Write(bytes.AsSpan(offset, count));
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public bool Read(byte[] bytes, int offset, int count)
    {
        try
        {
            _device.Read(bytes.AsSpan(offset, count));
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public bool WriteRead(byte[] write, int writeOffset, int writeCount, byte[] read, int readOffset, int readCount)
    {
        try
        {
            _device.WriteRead(write.AsSpan(writeOffset, writeCount), read.AsSpan(readOffset, readCount));
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _device.Dispose();
}
