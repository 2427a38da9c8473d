using System;
using Larmor.Hal;
using Larmor.Runtime;

namespace Larmor.Sensors;

/// <summary>MPU-6050 and its successors MPU-6500, MPU-9250 and MPU-9255 on I2C. A sample: acceleration x, y, z in m/s², rotation x, y, z in rad/s.</summary>
/// <remarks>
/// InvenSense, MPU-6000 and MPU-6050 register map, RM-MPU-6000A-00 Rev. 4.2; MPU-9250 register map, RM-MPU-9250A-00 Rev. 1.6. One transaction a sample:
/// INT_STATUS and the fourteen registers of the sample behind it. The low pass is the widest that stays below half the sample rate.
/// </remarks>
public sealed partial class Mpu6050 : ISensor, IDisposable
{
    /// <summary>I2C address with the pin AD0 low; high it is 0x69.</summary>
    public const int DefaultI2cAddress = 0x68;

    private const string Name = "MPU-6050";
    private const int RateDivider = 0x19;
    private const int FilterRegister = 0x1A;
    private const int RotationRegister = 0x1B;
    private const int AccelerationRegister = 0x1C;
    private const int SecondFilterRegister = 0x1D;
    private const int InterruptEnable = 0x38;
    private const int InterruptStatus = 0x3A;
    private const int PowerRegister = 0x6B;
    private const int WhoAmI = 0x75;
    private const int Identity = 0x68;
    private const int DataReady = 0x01;
    private const int ClockFromRotation = 0x01;
    private const int BurstBytes = 15;
    private const float RadiansPerDegree = 0.0174532925f;

    private readonly RegisterBus _bus;
    private readonly int _divider;
    private readonly int _filter;
    private readonly int _accelerationCode;
    private readonly int _rotationCode;
    private readonly float _accelerationStep;
    private readonly float _rotationStep;
    private readonly int _identity;

    /// <summary>Checks who answers and sets it up.</summary>
    /// <param name="port">Owned from now on; let go when the device is refused.</param>
    /// <param name="options">Rate and ranges.</param>
    /// <exception cref="ArgumentException">A setting the device does not have, or a port it cannot be on.</exception>
    /// <exception cref="ChipException">Nobody answers (<see cref="ChipFault.Bus"/>), or another device (<see cref="ChipFault.Identity"/>).</exception>
    public Mpu6050(IBusPort port, Mpu6050Options options)
    {
        BusRules.NeedsI2c(port, Name);
        float hertz = options.SampleRateHertz;
        if (!(hertz >= 4f && hertz <= 1000f))
        {
            Throw.Range(nameof(options.SampleRateHertz), hertz, 4f, 1000f);
        }

        int period = (int)((1000f / hertz) + 0.5f);
        if (period * hertz < 999f || period * hertz > 1001f)
        {
            Throw.Argument(nameof(options), Name + " samples at 1000 Hz divided by a whole number, not at " + hertz.ToString() + " Hz: choose such a rate");
        }

        _divider = period - 1;
        SampleRateHertz = 1000f / period;
        _filter = FilterCode(SampleRateHertz);
        _accelerationCode = Code(options.RangeStandardGravities, 2, "standard gravities");
        _accelerationStep = Adxl345.StandardGravity / (16384 >> _accelerationCode);
        _rotationCode = Code(options.RangeDegreesPerSecond, 250, "degrees a second");
        _rotationStep = RadiansPerDegree * (1 << _rotationCode) / 131f;
        _bus = new RegisterBus(port, Name, BurstBytes, 0, 0);
        _identity = _bus.Identity(WhoAmI);
        if (!IsFamily(_identity))
        {
            _bus.RefuseIdentity(_identity, "0x68, 0x70, 0x71 or 0x73");
        }

        if (!Configure())
        {
            _bus.Refuse(ChipFault.Bus, "it does not take its settings: check the wiring");
        }
    }

    /// <summary>6.</summary>
    public int ChannelCount => 6;

    /// <inheritdoc/>
    public float SampleRateHertz { get; }

    /// <inheritdoc/>
    public SensorReading TryRead(SpanFloat sample)
    {
        if (!_bus.Read(InterruptStatus, BurstBytes))
        {
            return SensorReading.Failed;
        }

        byte[] bytes = _bus.Bytes;
        if ((bytes[0] & DataReady) == 0)
        {
            return SensorReading.Pending;
        }

        // Byte 7 and 8 are the temperature of the device.
        for (int axis = 0; axis < 3; axis++)
        {
            sample[axis] = BigEndian.GetShort(bytes, 1 + (2 * axis)) * _accelerationStep;
            sample[3 + axis] = BigEndian.GetShort(bytes, 9 + (2 * axis)) * _rotationStep;
        }

        return SensorReading.Ready;
    }

    /// <inheritdoc/>
    public bool TryRestart() => _bus.Read(WhoAmI, 1) && _bus.Bytes[0] == _identity && Configure();

    /// <inheritdoc/>
    public void Dispose() => _bus.Dispose();

    private bool Configure() =>
        _bus.Write(PowerRegister, ClockFromRotation)
        && _bus.Write(RateDivider, _divider)
        && _bus.Write(FilterRegister, _filter)
        && _bus.Write(RotationRegister, _rotationCode << 3)
        && _bus.Write(AccelerationRegister, _accelerationCode << 3)
        && (_identity == Identity || _bus.Write(SecondFilterRegister, _filter))
        && _bus.Write(InterruptEnable, DataReady)
        && _bus.Read(RateDivider, 1) && _bus.Bytes[0] == _divider;

    private static bool IsFamily(int identity) => identity == Identity || identity == 0x70 || identity == 0x71 || identity == 0x73;

    // DLPF_CFG 1 to 6: 184, 94, 44, 21, 10, 5 Hz.
    private static int FilterCode(float hertz) =>
        hertz >= 368f ? 1 : hertz >= 188f ? 2 : hertz >= 88f ? 3 : hertz >= 42f ? 4 : hertz >= 20f ? 5 : 6;

    private static int Code(int range, int least, string unit)
    {
        for (int code = 0; code < 4; code++)
        {
            if (range == least << code)
            {
                return code;
            }
        }

        Throw.Argument(
            nameof(range),
            Name + " has ranges of " + least.ToString() + ", " + (least << 1).ToString() + ", " + (least << 2).ToString() + " and " + (least << 3).ToString() + " " + unit + ", not of "
                + range.ToString() + ": choose one of these");
        return 0;
    }
}
