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
