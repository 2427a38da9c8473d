using System;
using System.Device.Spi;

namespace Larmor.Sensors;

/// <summary>A port over System.Device.Spi; owns and disposes the device.</summary>
public sealed class SpiPort : IBusPort
{
    /// <summary>Most bytes of one transaction: what the sensors need and more.</summary>
    public const int LargestBytes = 64;

    private readonly SpiDevice _device;
    private readonly BusTransfers.Transfer _write;
    private readonly BusTransfers.Transfer _read;
    private readonly BusTransfers.Transfer _fullDuplex;
    private readonly byte[] _sent = new byte[LargestBytes];
    private readonly byte[] _received = new byte[LargestBytes];

    /// <summary>A port over an open device.</summary>
    public SpiPort(SpiDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        _device = device;
        _write = (write, _) => device.Write(write);
        _read = (_, read) => device.Read(read);
        _fullDuplex = device.TransferFullDuplex;
        SpiMode = (int)device.ConnectionSettings.Mode;
    }

    /// <inheritdoc/>
    public int SpiMode { get; }

    /// <inheritdoc/>
    public bool Write(byte[] bytes, int offset, int count) => _write.Try(bytes.AsSpan(offset, count), default);

    /// <inheritdoc/>
    public bool Read(byte[] bytes, int offset, int count) => _read.Try(default, bytes.AsSpan(offset, count));

    /// <inheritdoc/>
    public bool WriteRead(byte[] write, int writeOffset, int writeCount, byte[] read, int readOffset, int readCount)
    {
        int count = writeCount + readCount;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, LargestBytes);
        write.AsSpan(writeOffset, writeCount).CopyTo(_sent);
        _sent.AsSpan(writeCount, readCount).Clear();
        if (!_fullDuplex.Try(_sent.AsSpan(0, count), _received.AsSpan(0, count)))
        {
            return false;
        }

        _received.AsSpan(writeCount, readCount).CopyTo(read.AsSpan(readOffset));
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _device.Dispose();
}
