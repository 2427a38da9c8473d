using System.Device.I2c;
using Larmor.Runtime;

namespace Larmor.Sensors.Iot.Tests;

/// <summary>A bus whose transfers take time in the simulated world: bindings that wait for a device would wait for ever otherwise.</summary>
internal sealed class SlowWires(I2cDevice wires, SampleClock world) : I2cDevice
{
    private const long TransferMicroseconds = 100;

    public override I2cConnectionSettings ConnectionSettings => wires.ConnectionSettings;

    public override void Read(Span<byte> buffer)
    {
        world.Advance(TransferMicroseconds);
        wires.Read(buffer);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        world.Advance(TransferMicroseconds);
        wires.Write(buffer);
    }

    public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
    {
        world.Advance(TransferMicroseconds);
        wires.WriteRead(writeBuffer, readBuffer);
    }

    protected override void Dispose(bool disposing)
    {
        wires.Dispose();
        base.Dispose(disposing);
    }
}
