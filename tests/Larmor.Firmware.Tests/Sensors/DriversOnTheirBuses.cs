using System.Device.Spi;
using Larmor.Firmware.Simulated;
using Larmor.Hal;
using Larmor.Runtime;
using Larmor.Sensors;

namespace Larmor.Firmware.Tests.Sensors;

[TestClass]
[DoNotParallelize]
public sealed class DriversOnTheirBuses
{
    private const float Gravity = 9.80665f;

    [TestMethod]
    public void An_ADXL345_gives_the_signal_within_half_a_step_on_either_bus()
    {
        foreach (bool isSpi in new[] { true, false })
        {
            var bench = new DeviceBench();
            var signal = new FixedSignal(1.234f, -20f, Gravity);
            Adxl345 sensor = isSpi ? bench.Adxl345OnSpi(signal, new Adxl345Options()) : bench.Adxl345OnI2c(signal, new Adxl345Options());
            float[] sample = bench.Next(sensor);
            for (int axis = 0; axis < 3; axis++)
            {
                Assert.AreEqual(signal.Values[axis], sample[axis], 0.5f * Gravity / 256f + 1e-4f);
            }
        }
    }

    [TestMethod]
    [DataRow(2, 511, -512)]
    [DataRow(4, 1023, -1024)]
    [DataRow(8, 2047, -2048)]
    [DataRow(16, 4095, -4096)]
    public void An_ADXL345_ends_where_its_range_ends_and_knows_twos_complement(int range, int most, int least)
    {
        var bench = new DeviceBench();
        using Adxl345 sensor = bench.Adxl345OnSpi(new FixedSignal(1e4f, -1e4f, -Gravity / 256f), new Adxl345Options { RangeStandardGravities = range });
        float[] sample = bench.Next(sensor);
        Assert.AreEqual(most * Gravity / 256f, sample[0], 1e-4f);
        Assert.AreEqual(least * Gravity / 256f, sample[1], 1e-4f);
        Assert.AreEqual(-Gravity / 256f, sample[2], 1e-6f);
    }

    [TestMethod]
    public void An_ADXL345_takes_nine_bytes_and_one_transfer_a_sample()
    {
        var bench = new DeviceBench();
        using Adxl345 sensor = bench.Adxl345OnSpi(new FixedSignal(0f, 0f, 0f), new Adxl345Options());
        bench.World.Advance(200_000);
        long transfers = bench.Line!.TransferCount;
        long bytes = bench.Line.ByteCount;
        var sample = new float[3];
        for (int i = 0; i < 20; i++)
        {
            Assert.AreEqual(SensorReading.Ready, sensor.TryRead(sample));
        }

        Assert.AreEqual(20L, bench.Line.TransferCount - transfers);
        Assert.AreEqual(180L, bench.Line.ByteCount - bytes);
    }

    [TestMethod]
    public void The_queue_of_an_ADXL345_bridges_a_pause_of_three_hundred_milliseconds()
    {
        var bench = new DeviceBench();
        using Adxl345 sensor = bench.Adxl345OnSpi(new CountingSignal(), new Adxl345Options());
        float first = bench.Next(sensor)[0];
        bench.World.Advance(300_000);
        var sample = new float[3];
        for (int i = 1; i <= 30; i++)
        {
            Assert.AreEqual(SensorReading.Ready, sensor.TryRead(sample));
            Assert.AreEqual(first + (i * Gravity / 256f), sample[0], 1e-4f);
        }

        Assert.AreEqual(SensorReading.Pending, sensor.TryRead(sample));
    }

    [TestMethod]
    [DataRow(3200f)]
    [DataRow(100f)]
    [DataRow(12.5f)]
    public void An_ADXL345_keeps_the_rate_it_was_asked_for(float hertz)
    {
        var bench = new DeviceBench();
        using Adxl345 sensor = bench.Adxl345OnSpi(new FixedSignal(0f, 0f, 0f), new Adxl345Options { SampleRateHertz = hertz });
        var sample = new float[3];
        int count = 0;
        for (int i = 0; i < 20_000; i++)
        {
            bench.World.Advance(100);
            count += sensor.TryRead(sample) == SensorReading.Ready ? 1 : 0;
        }

        Assert.AreEqual(2f * hertz, count, 1f);
    }

    [TestMethod]
    public void A_device_of_another_identity_is_refused_by_name_and_number()
    {
        var bench = new DeviceBench();
        var other = new SimulatedAdxl345(bench.World, new FixedSignal(0f, 0f, 0f), 0f, 1) { Identity = 0x33 };
        SpiPort port = bench.Spi(new SpiRegisters(other, SpiMode.Mode3, 5_000_000), SpiMode.Mode3, 1_000_000);
        ChipException refusal = Assert.Throws<ChipException>(() => new Adxl345(port, new Adxl345Options()));
        Assert.AreEqual(ChipFault.Identity, refusal.Fault);
        StringAssert.Contains(refusal.Message, "ADXL345: its identity is 0x33; it must be 0xE5");
        refusal = Assert.Throws<ChipException>(() => new DeviceBench().Mpu6050(new FixedSignal(new float[6]), new Mpu6050Options(), identity: 0x12));
        StringAssert.Contains(refusal.Message, "it must be 0x68, 0x70, 0x71 or 0x73");
    }

    [TestMethod]
    public void A_device_that_is_not_there_is_refused()
    {
        var bench = new DeviceBench();
        I2cPort port = bench.I2c(new I2cRegisters(new SimulatedBme280(bench.World, new FixedSignal(20f, 1e5f, 40f)), isPaired: true), 0x77);
        bench.Line!.Unplug();
        ChipException refusal = Assert.Throws<ChipException>(() => new Bme280(port, new Bme280Options(), bench.World));
        Assert.AreEqual(ChipFault.Bus, refusal.Fault);
        port = new I2cPort(bench.Board.OpenI2c(new System.Device.I2c.I2cConnectionSettings(1, 0x77)));
        Assert.Throws<ChipException>(() => new Mpu6050(port, new Mpu6050Options()));
    }

    [TestMethod]
    public void A_device_unplugged_in_mid_stream_fails_forgets_and_comes_back_by_a_restart()
    {
        foreach (bool isSpi in new[] { true, false })
        {
            var bench = new DeviceBench();
            var signal = new FixedSignal(1f, 2f, 3f);
            using Adxl345 sensor = isSpi ? bench.Adxl345OnSpi(signal, new Adxl345Options()) : bench.Adxl345OnI2c(signal, new Adxl345Options());
            bench.Next(sensor);
            bench.Line!.Unplug();
            Assert.AreEqual(SensorReading.Failed, bench.Answer(sensor));
            Assert.IsFalse(sensor.TryRestart());
            bench.Line.Replug();
            Assert.AreEqual(SensorReading.Failed, bench.Answer(sensor), "it lost its settings, and that shows");
            Assert.IsTrue(sensor.TryRestart());
            Assert.AreEqual(3f, bench.Next(sensor)[2], 0.03f);
            bench.Line.IsStuck = true;
            Assert.AreEqual(SensorReading.Failed, bench.Answer(sensor));
            Assert.IsFalse(sensor.TryRestart());
        }
    }

    [TestMethod]
    public void A_wrong_SPI_mode_is_refused_by_the_device_and_by_the_driver()
    {
        var bench = new DeviceBench();
        bench.Board.AttachSpi(0, 0, new SpiRegisters(new SimulatedAdxl345(bench.World, new FixedSignal(0f, 0f, 0f), 0f, 1), SpiMode.Mode3, 5_000_000));
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => bench.Board.OpenSpi(new SpiConnectionSettings(0, 0) { Mode = SpiMode.Mode0 }));
        StringAssert.Contains(refusal.Message, "SPI mode is Mode0; the device there understands Mode3");
        Assert.Throws<ArgumentException>(() => bench.Board.OpenSpi(new SpiConnectionSettings(0, 0) { Mode = SpiMode.Mode3, ClockFrequency = 6_000_000 }));
        var converter = new DeviceBench();
        SpiPort port = converter.Spi(new SimulatedMcp3008(converter.World, new FixedSignal(1f), 3.3f), SpiMode.Mode0, 1_000_000);
        refusal = Assert.Throws<ArgumentException>(() => new Adxl345(port, new Adxl345Options()));
        StringAssert.Contains(refusal.Message, "ADXL345 speaks SPI mode 3; the port is mode 0");
        refusal = Assert.Throws<ArgumentException>(() => new Ads1115(port, new Ads1115Options(), converter.World));
        StringAssert.Contains(refusal.Message, "ADS1115 speaks I2C; the port is SPI");
    }

    [TestMethod]
    public void A_bad_register_and_a_transfer_of_unequal_lengths_are_refused_and_counted()
    {
        var bench = new DeviceBench();
        var registers = new SpiRegisters(new SimulatedAdxl345(bench.World, new FixedSignal(0f, 0f, 0f), 0f, 1), SpiMode.Mode3, 5_000_000);
        bench.Board.AttachSpi(0, 0, registers);
        using SpiDevice device = bench.Board.OpenSpi(new SpiConnectionSettings(0, 0) { Mode = SpiMode.Mode3 });
        device.Write([0x05, 0x01]);
        Assert.AreEqual(1L, registers.RefusedCount);
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => device.TransferFullDuplex([0x80, 0], new byte[3]));
        StringAssert.Contains(refusal.Message, "2 bytes are written and 3 read");
        using var i2c = new I2cPort(Refusing(bench));
        Assert.IsFalse(i2c.Write([0x3A, 1], 0, 2), "a register that cannot be written is not acknowledged");
    }

    [TestMethod]
    public void An_MPU6050_gives_six_channels_in_SI_units()
    {
        foreach (byte identity in new byte[] { 0x68, 0x71 })
        {
            var bench = new DeviceBench();
            var signal = new FixedSignal(1f, -2f, 9.81f, 0.5f, -3f, 1e3f);
            using Mpu6050 sensor = bench.Mpu6050(signal, new Mpu6050Options { RangeStandardGravities = 2, RangeDegreesPerSecond = 250 }, identity);
            float[] sample = bench.Next(sensor);
            Assert.AreEqual(1f, sample[0], 1e-3f);
            Assert.AreEqual(-2f, sample[1], 1e-3f);
            Assert.AreEqual(9.81f, sample[2], 1e-3f);
            Assert.AreEqual(0.5f, sample[3], 1e-4f);
            Assert.AreEqual(-3f, sample[4], 1e-4f);
            Assert.AreEqual(32767f / 131f * MathF.PI / 180f, sample[5], 1e-4f);
        }
    }

    [TestMethod]
    public void An_MPU6050_that_lost_its_power_says_nothing_until_it_is_restarted()
    {
        var bench = new DeviceBench();
        using Mpu6050 sensor = bench.Mpu6050(new FixedSignal(0f, 0f, 9.8f, 0f, 0f, 0f), new Mpu6050Options());
        bench.Next(sensor);
        bench.Line!.Unplug();
        Assert.AreEqual(SensorReading.Failed, bench.Answer(sensor));
        bench.Line.Replug();
        Assert.AreEqual(SensorReading.Pending, bench.Answer(sensor));
        Assert.IsTrue(sensor.TryRestart());
        Assert.AreEqual(9.8f, bench.Next(sensor)[2], 0.01f);
    }

    [TestMethod]
    public void An_MCP3008_gives_volts_at_its_rate_and_its_ends()
    {
        var bench = new DeviceBench();
        using Mcp3008 sensor = bench.Mcp3008(new FixedSignal(0f, 1.65f, 9f), new Mcp3008Options { ChannelCount = 3 });
        float[] sample = bench.Next(sensor);
        Assert.AreEqual(0f, sample[0]);
        Assert.AreEqual(1.65f, sample[1], 1e-5f);
        Assert.AreEqual(1023f * 3.3f / 1024f, sample[2], 1e-5f);
        int count = 0;
        for (int i = 0; i < 1000; i++)
        {
            bench.World.Advance(1000);
            count += sensor.TryRead(sample) == SensorReading.Ready ? 1 : 0;
        }

        Assert.AreEqual(100, count, 1);
    }

    [TestMethod]
    public void An_MCP3008_off_its_wires_fails_by_its_null_bit_and_flipped_bits_show_in_what_it_says_twice()
    {
        var bench = new DeviceBench();
        using Mcp3008 sensor = bench.Mcp3008(new FixedSignal(1.7f), new Mcp3008Options());
        bench.Next(sensor);
        bench.Line!.Disturb(1, 5);
        int failed = 0;
        for (int i = 0; i < 400; i++)
        {
            failed += bench.Answer(sensor) == SensorReading.Failed ? 1 : 0;
        }

        Assert.IsGreaterThan(250, failed, "of 400 damaged transfers");
        bench.Line.Disturb(0, 0);
        bench.Line.Unplug();
        Assert.AreEqual(SensorReading.Failed, bench.Answer(sensor));
    }

    [TestMethod]
    public void An_ADS1115_gives_volts_of_each_channel_in_turn()
    {
        var bench = new DeviceBench();
        using Ads1115 sensor = bench.Ads1115(new FixedSignal(1.5f, -0.25f, 0f, 9f), new Ads1115Options { ChannelCount = 4, SampleRateHertz = 50f });
        float[] sample = bench.Next(sensor);
        Assert.AreEqual(1.5f, sample[0], 1e-4f);
        Assert.AreEqual(-0.25f, sample[1], 1e-4f);
        Assert.AreEqual(0f, sample[2]);
        Assert.AreEqual(32767f * 4.096f / 32768f, sample[3], 1e-6f);
        bench.Line!.Unplug();
        Assert.AreEqual(SensorReading.Failed, bench.Answer(sensor));
        bench.Line.Replug();
        Assert.IsTrue(sensor.TryRestart());
        Assert.AreEqual(1.5f, bench.Next(sensor)[0], 1e-4f);
    }

    [TestMethod]
    public void Settings_that_a_device_does_not_have_are_refused_with_the_ones_it_has()
    {
        var bench = new DeviceBench();
        var still = new FixedSignal(new float[6]);
        StringAssert.Contains(
            Assert.Throws<ArgumentException>(() => bench.Adxl345OnSpi(still, new Adxl345Options { SampleRateHertz = 99f })).Message, "not at 99 Hz: choose one of these");
        StringAssert.Contains(
            Assert.Throws<ArgumentException>(() => new DeviceBench().Adxl345OnSpi(still, new Adxl345Options { RangeStandardGravities = 3 })).Message, "2, 4, 8 and 16");
        StringAssert.Contains(
            Assert.Throws<ArgumentException>(() => new DeviceBench().Mpu6050(still, new Mpu6050Options { RangeDegreesPerSecond = 300 })).Message, "250, 500, 1000 and 2000 degrees a second, not of 300");
        Assert.Throws<ArgumentException>(() => new DeviceBench().Mpu6050(still, new Mpu6050Options { SampleRateHertz = 600f }));
        Assert.Throws<ArgumentException>(() => new DeviceBench().Mcp3008(still, new Mcp3008Options { ChannelCount = 9 }));
        Assert.Throws<ArgumentException>(() => new DeviceBench().Ads1115(still, new Ads1115Options { RangeVolts = 5f }));
        Assert.Throws<ArgumentException>(() => new DeviceBench().Bme280(still, new Bme280Options { SampleRateHertz = 26f }));
    }

    [TestMethod]
    [DataRow("adxl345")]
    [DataRow("adxl345 on i2c")]
    [DataRow("mpu6050")]
    [DataRow("mcp3008")]
    [DataRow("ads1115")]
    [DataRow("bme280")]
    public void A_sample_of_any_device_allocates_nothing(string name)
    {
        var bench = new DeviceBench();
        var signal = new FixedSignal(20f, 1e5f, 40f, 1f, 1f, 1f);
        ISensor sensor = name switch
        {
            "adxl345" => bench.Adxl345OnSpi(signal, new Adxl345Options()),
            "adxl345 on i2c" => bench.Adxl345OnI2c(signal, new Adxl345Options()),
            "mpu6050" => bench.Mpu6050(signal, new Mpu6050Options()),
            "mcp3008" => bench.Mcp3008(signal, new Mcp3008Options { ChannelCount = 3 }),
            "ads1115" => bench.Ads1115(signal, new Ads1115Options { ChannelCount = 2 }),
            _ => bench.Bme280(signal, new Bme280Options { SampleRateHertz = 20f }),
        };
        var sample = new float[sensor.ChannelCount];
        Ask(sensor, bench, sample, 500);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int ready = Ask(sensor, bench, sample, 2000);
        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.IsGreaterThan(15, ready);
    }

    private static int Ask(ISensor sensor, DeviceBench bench, float[] sample, int count)
    {
        int ready = 0;
        for (int i = 0; i < count; i++)
        {
            bench.World.Advance(1000);
            ready += sensor.TryRead(sample) == SensorReading.Ready ? 1 : 0;
        }

        return ready;
    }

    private static System.Device.I2c.I2cDevice Refusing(DeviceBench bench)
    {
        bench.Board.AttachI2c(1, 0x68, new I2cRegisters(new SimulatedMpu6050(bench.World, new FixedSignal(new float[6]), 0x68, 0f, 1), isPaired: false));
        return bench.Board.OpenI2c(new System.Device.I2c.I2cConnectionSettings(1, 0x68));
    }
}
