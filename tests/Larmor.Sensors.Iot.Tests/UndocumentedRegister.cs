using Larmor.Firmware.Simulated;

namespace Larmor.Sensors.Iot.Tests;

/// <summary>An MPU-6050 that acknowledges register 0x1D, which its register map does not have: the binding writes 0 there and wants to read it back.</summary>
internal sealed class UndocumentedRegister(IRegisterDevice device) : IRegisterDevice
{
    private const int Address = 0x1D;

    public void Begin() => device.Begin();

    public bool TryRead(int address, out byte value)
    {
        value = 0;
        return address == Address || device.TryRead(address, out value);
    }

    public bool TryWrite(int address, byte value) => address == Address ? value == 0 : device.TryWrite(address, value);

    public void End() => device.End();

    public void PowerUp() => device.PowerUp();
}
