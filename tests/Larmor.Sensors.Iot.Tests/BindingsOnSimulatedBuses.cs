using System.Device.I2c;
using System.Device.Spi;
using Larmor.Firmware;
using Larmor.Firmware.Simulated;
using Larmor.Firmware.Tests.Sensors;
using Larmor.Hal;
using Larmor.Runtime;

namespace Larmor.Sensors.Iot.Tests;

/// <summary>The published bindings, behind our adapters, on devices simulated register by register: what our own drivers are tested on.</summary>
[TestClass]
[DoNotParallelize]
public sealed class BindingsOnSimulatedBuses
{
    private const float Gravity = 9.80665f;

    private readonly SampleClock _world = new();
    private readonly SimulatedBoard _board = new();
    private int _lineCount;

    [TestMethod]
    [DataRow(2, 256)]
    [DataRow(16, 32)]
    public void An_ADXL345_gives_the_signal_within_a_step_of_ten_bits(int range, int stepsToTheGravity)
    {
        var signal = new FixedSignal(1.234f, -9f, Gravity);
        using var sensor = (BindingSensor)BindingSensors.OpenAdxl345(Adxl345Wires(signal), new Adxl345Options { RangeStandardGravities = range, SampleRateHertz = 50f }, _world);
        AreNear(signal.Values, Next(sensor), 1.01f * Gravity / stepsToTheGravity);
    }

    [TestMethod]
    [DataRow("mpu6050", (byte)0x68)]
    [DataRow("mpu6500", (byte)0x70)]
    public void The_MPU_family_gives_acceleration_and_rotation_in_SI_units_at_every_range(string model, byte identity)
    {
        foreach ((int gravities, int degrees) in new[] { (2, 250), (4, 500), (8, 1000), (16, 2000) })
        {
            var signal = new FixedSignal(1.5f, -8f, Gravity, 0.25f, -2f, 4f);
            var options = new Mpu6050Options { SampleRateHertz = 50f, RangeStandardGravities = gravities, RangeDegreesPerSecond = degrees };
            var device = new SimulatedMpu6050(_world, signal, identity, 0f, 1);
            I2cDevice wires = Wires(new I2cRegisters(identity == 0x68 ? new UndocumentedRegister(device) : device, isPaired: false), 0x68);
            using var sensor = (BindingSensor)(model == "mpu6050" ? BindingSensors.OpenMpu6050(wires, options, _world) : BindingSensors.OpenMpu6500(wires, options, _world));
            float[] sample = Next(sensor);

            // Half a step; besides, the binding counts 9.807 m/s² to the standard gravity (4e-5 more), and 131.07 steps to a degree a second where the data sheet has 131 (6e-4).
            AreNear(signal.Values.AsSpan(0, 3), sample.AsSpan(0, 3), (gravities * Gravity / 65536f) + (4e-5f * Gravity) + 1e-5f);
            AreNear(signal.Values.AsSpan(3), sample.AsSpan(3), (degrees / 65536f * 0.0174533f) + (6e-4f * 4f));
        }
    }

    [TestMethod]
    public void An_MCP3008_gives_every_channel_within_half_a_step()
    {
        var signal = new FixedSignal(0.1f, 1f, 3.2f);
        SpiDevice wires = Spi(new SimulatedMcp3008(_world, signal, 3.3f), Mcp3008.SpiMode, Mcp3008.SpiClockFrequency);
        using var sensor = (BindingSensor)BindingSensors.OpenMcp3008(wires, new Mcp3008Options { ChannelCount = 3 }, _world);
        AreNear(signal.Values, Next(sensor), 3.3f / 1024f);
    }

    [TestMethod]
    [DataRow(4.096f, 10f)]
    [DataRow(6.144f, 100f)]
    public void An_ADS1115_gives_every_channel_within_a_step(float range, float hertz)
    {
        var signal = new FixedSignal(0.1f, -0.5f, 1.25f, 3.3f);
        var options = new Ads1115Options { ChannelCount = 4, RangeVolts = range, SampleRateHertz = hertz };
        using var sensor = (BindingSensor)BindingSensors.OpenAds1115(Wires(new SimulatedAds1115(_world, signal), 0x48), options, _world);
        AreNear(signal.Values, Next(sensor), range / 32768f);
    }

    [TestMethod]
    public void A_BME280_gives_temperature_pressure_and_humidity()
    {
        var signal = new FixedSignal(23.4f, 98_765f, 41f);
        using var sensor = (BindingSensor)BindingSensors.OpenBme280(Wires(new I2cRegisters(new SimulatedBme280(_world, signal), isPaired: true), 0x77), new Bme280Options { SampleRateHertz = 1f }, _world);
        _world.Advance(100_000);
        float[] sample = Next(sensor);
        Assert.AreEqual(23.4f, sample[0], 0.01f);
        Assert.AreEqual(98_765f, sample[1], 5f);
        Assert.AreEqual(41f, sample[2], 0.1f);
    }

    [TestMethod]
    public void A_sample_comes_at_its_rate_and_allocates_nothing()
    {
        foreach (BindingSensor sensor in EverySensor())
        {
            var sample = new float[sensor.ChannelCount];
            int ready = 0;
            long allocated = 0;
            for (int i = 0; i < 4000; i++)
            {
                if (i == 2000)
                {
                    ready = 0;
                    allocated = GC.GetAllocatedBytesForCurrentThread();
                }

                _world.Advance(1000);
                ready += sensor.TryRead(sample) == SensorReading.Ready ? 1 : 0;
            }

            Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - allocated, $"{sensor.ChannelCount} channels");

            // Transfers on the slow bus take time beside the millisecond of a turn.
            Assert.IsTrue(ready >= (2 * sensor.SampleRateHertz) - 1, $"{ready} samples of {sensor.ChannelCount} channels");
            sensor.Dispose();
        }
    }

    [TestMethod]
    public void A_device_that_is_gone_fails_and_comes_back_by_a_restart()
    {
        var signal = new FixedSignal(20f, 1e5f, 40f);
        I2cDevice wires = Wires(new I2cRegisters(new SimulatedBme280(_world, signal), isPaired: true), 0x77, out BusLine line);
        using var sensor = (BindingSensor)BindingSensors.OpenBme280(wires, new Bme280Options { SampleRateHertz = 10f }, _world);
        _world.Advance(100_000);
        Next(sensor);
        line.Unplug();
        _world.Advance(200_000);
        Assert.Throws<IOException>(() => sensor.TryRead(new float[3]));
        Assert.Throws<IOException>(() => sensor.TryRestart());
        line.Replug();
        Assert.IsTrue(sensor.TryRestart());
        _world.Advance(100_000);
        Assert.AreEqual(20f, Next(sensor)[0], 0.01f);
    }

    [TestMethod]
    public void A_device_that_is_another_one_or_none_is_refused_in_one_line()
    {
        var signal = new FixedSignal(new float[6]);
        I2cDevice other = Wires(new I2cRegisters(new SimulatedMpu6050(_world, signal, 0x12, 0f, 1), isPaired: false), 0x68);
        ChipException refusal = Assert.Throws<ChipException>(() => BindingSensors.OpenMpu6500(other, new Mpu6050Options(), _world));
        Assert.AreEqual(ChipFault.Bus, refusal.Fault);
        StringAssert.StartsWith(refusal.Message, "Mpu6500: its binding cannot begin: ");
        StringAssert.EndsWith(refusal.Message, ": check wiring, supply and address");
        Assert.DoesNotContain("\n", refusal.Message);

        I2cDevice withoutMagnetometer = Wires(new I2cRegisters(new SimulatedMpu6050(_world, signal, 0x71, 0f, 1), isPaired: false), 0x69);
        refusal = Assert.Throws<ChipException>(() => BindingSensors.OpenMpu9250(withoutMagnetometer, new Mpu6050Options(), _world));
        StringAssert.StartsWith(refusal.Message, "Mpu9250: its binding cannot begin: ");
    }

    [TestMethod]
    public void A_setting_that_does_not_exist_is_refused_with_the_way_out()
    {
        var signal = new FixedSignal(new float[6]);
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => BindingSensors.OpenAdxl345(Adxl345Wires(signal), new Adxl345Options { RangeStandardGravities = 3 }, _world));
        StringAssert.Contains(refusal.Message, "ranges of 2, 4, 8 and 16 standard gravities, not of 3: choose one of these");
        refusal = Assert.Throws<ArgumentException>(() => BindingSensors.OpenAdxl345(Adxl345Wires(signal), new Adxl345Options { SampleRateHertz = 200f }, _world));
        StringAssert.Contains(refusal.Message, "is 200; it must be 0.001 to 100");
        I2cDevice converter = Wires(new SimulatedAds1115(_world, signal), 0x48);
        refusal = Assert.Throws<ArgumentException>(() => BindingSensors.OpenAds1115(converter, new Ads1115Options { RangeVolts = 5f }, _world));
        StringAssert.Contains(refusal.Message, "not of 5 V");
    }

    private IEnumerable<BindingSensor> EverySensor()
    {
        var six = new FixedSignal(1f, 2f, 3f, 0.1f, 0.2f, 0.3f);
        yield return (BindingSensor)BindingSensors.OpenAdxl345(Adxl345Wires(six), new Adxl345Options { SampleRateHertz = 50f }, _world);
        yield return (BindingSensor)BindingSensors.OpenMpu6500(
            Wires(new I2cRegisters(new SimulatedMpu6050(_world, six, 0x70, 0f, 1), isPaired: false), 0x68), new Mpu6050Options { SampleRateHertz = 50f }, _world);
        yield return (BindingSensor)BindingSensors.OpenMcp3008(
            Spi(new SimulatedMcp3008(_world, six, 3.3f), Mcp3008.SpiMode, Mcp3008.SpiClockFrequency), new Mcp3008Options { SampleRateHertz = 50f, ChannelCount = 2 }, _world);
        yield return (BindingSensor)BindingSensors.OpenAds1115(Wires(new SimulatedAds1115(_world, new FixedSignal(0.1f, 0.2f)), 0x48), new Ads1115Options { SampleRateHertz = 50f, ChannelCount = 2 }, _world);
        yield return (BindingSensor)BindingSensors.OpenBme280(
            Wires(new I2cRegisters(new SimulatedBme280(_world, new FixedSignal(20f, 1e5f, 40f)), isPaired: true), 0x77), new Bme280Options { SampleRateHertz = 20f }, _world);
    }

    private SpiDevice Adxl345Wires(FixedSignal signal) =>
        Spi(new SpiRegisters(new SimulatedAdxl345(_world, signal, 0f, 1), SpiMode.Mode3, 5_000_000), Adxl345.SpiMode, Adxl345.SpiClockFrequency);

    private SpiDevice Spi(ISimulatedSpi device, SpiMode mode, int clock)
    {
        int line = _lineCount++;
        _board.AttachSpi(0, line, device);
        return _board.OpenSpi(new SpiConnectionSettings(0, line) { Mode = mode, ClockFrequency = clock });
    }

    private SlowWires Wires(ISimulatedI2c device, int address) => Wires(device, address, out _);

    private SlowWires Wires(ISimulatedI2c device, int address, out BusLine line)
    {
        int bus = _lineCount++;
        line = _board.AttachI2c(bus, address, device);
        return new SlowWires(_board.OpenI2c(new I2cConnectionSettings(bus, address)), _world);
    }

    private float[] Next(BindingSensor sensor)
    {
        var sample = new float[sensor.ChannelCount];
        for (int i = 0; i < 2000; i++)
        {
            _world.Advance(1000);
            SensorReading reading = sensor.TryRead(sample);
            if (reading == SensorReading.Ready && i > 20)
            {
                return sample;
            }
        }

        throw new AssertFailedException("no sample in two seconds");
    }

    private static void AreNear(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, float tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.AreEqual(expected[i], actual[i], tolerance, $"channel {i}");
        }
    }
}
