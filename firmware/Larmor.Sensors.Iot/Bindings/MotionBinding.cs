using System;
using System.Device.I2c;
using Iot.Device.Imu;
using Larmor.Hal;
using MotionDevice = Iot.Device.Imu.Mpu6050;

namespace Larmor.Sensors.Iot;

/// <summary>A sample: acceleration x, y, z in m/s², rotation x, y, z in rad/s.</summary>
/// <remarks>
/// The binding counts 9.807 m/s² to the standard gravity (4e-5 more than our own driver) and 131.07 steps to a degree a second (6e-4 more). It divides its readings by the rate divider plus one, so the divider
/// stays 0 and the clock alone keeps the rate. It writes the bandwidth of rotation over the range of rotation: bandwidth first.
/// </remarks>
internal sealed class MotionBinding : IBinding
{
    private const float RadiansPerDegree = 0.0174532925f;

    private readonly MotionModel _model;
    private readonly I2cDevice _wires;
    private readonly int _filter;
    private readonly AccelerometerRange _acceleration;
    private readonly GyroscopeRange _rotation;
    private MotionDevice? _device;

    internal MotionBinding(MotionModel model, I2cDevice wires, Mpu6050Options options)
    {
        ArgumentNullException.ThrowIfNull(wires);
        _model = model;
        _wires = wires;
        _filter = Filter(options.SampleRateHertz);
        _acceleration = (AccelerometerRange)Code(options.RangeStandardGravities, 2, "standard gravities");
        _rotation = (GyroscopeRange)Code(options.RangeDegreesPerSecond, 250, "degrees a second");
    }

    public int ChannelCount => 6;

    public void Begin()
    {
        MotionDevice device = _model switch
        {
            MotionModel.Mpu6050 => new MotionDevice(_wires),
            MotionModel.Mpu6500 => new Mpu6500(_wires),
            _ => new Mpu9250(_wires),
        };
        device.GyroscopeBandwidth = (GyroscopeBandwidth)_filter;
        if (_model != MotionModel.Mpu6050)
        {
            // The names of this enumeration set bit 3 of the register, which bypasses the filter (RM-MPU-9250A-00, register 29); the number goes there as it is.
            device.AccelerometerBandwidth = (AccelerometerBandwidth)_filter;
        }

        device.AccelerometerRange = _acceleration;
        device.GyroscopeRange = _rotation;
        _device = device;
    }

    public bool TryRead(SpanFloat sample)
    {
        _device!.GetAccelerometer().CopyTo(sample);
        (RadiansPerDegree * _device.GetGyroscopeReading()).CopyTo(sample[3..]);
        return true;
    }

    public void Dispose() => _wires.Dispose();

    // The widest low pass below half the rate: 184, 92, 41, 20, 10, 5 Hz.
    private static int Filter(float hertz) => hertz >= 368f ? 1 : hertz >= 184f ? 2 : hertz >= 82f ? 3 : hertz >= 40f ? 4 : hertz >= 20f ? 5 : 6;

    private static int Code(int range, int least, string unit)
    {
        for (int code = 0; code < 4; code++)
        {
            if (range == least << code)
            {
                return code;
            }
        }

        Throw.Argument(nameof(range), $"this family has ranges of {least}, {least << 1}, {least << 2} and {least << 3} {unit}, not of {range}: choose one of these");
        return 0;
    }
}
