using System;
using System.Device.Spi;
using System.Numerics;
using Iot.Device.Adxl345;
using Larmor.Hal;
using AccelerometerDevice = Iot.Device.Adxl345.Adxl345;

namespace Larmor.Sensors.Iot;

/// <summary>A sample: x, y, z in m/s².</summary>
internal sealed class Adxl345Binding : IBinding
{
    /// <summary>The rate after power-up, which the binding keeps, Hz.</summary>
    internal const float DeviceHertz = 100f;

    private readonly SpiDevice _wires;
    private readonly GravityRange _range;
    private AccelerometerDevice? _device;

    internal Adxl345Binding(SpiDevice wires, int gravities)
    {
        ArgumentNullException.ThrowIfNull(wires);
        _wires = wires;
        if (gravities is not (2 or 4 or 8 or 16))
        {
            Throw.Argument(nameof(gravities), $"ADXL345 has ranges of 2, 4, 8 and 16 standard gravities, not of {gravities}: choose one of these");
        }

        _range = gravities switch { 2 => GravityRange.Range02, 4 => GravityRange.Range04, 8 => GravityRange.Range08, _ => GravityRange.Range16 };
    }

    public int ChannelCount => 3;

    public void Begin() => _device = new AccelerometerDevice(_wires, _range);

    public bool TryRead(SpanFloat sample)
    {
        Vector3 gravities = _device!.Acceleration;
        (Larmor.Sensors.Adxl345.StandardGravity * gravities).CopyTo(sample);
        return true;
    }

    public void Dispose() => _wires.Dispose();
}
