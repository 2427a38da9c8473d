using Larmor.Runtime;
using Larmor.Sensors;

namespace Larmor.Firmware.Tests.Sensors;

/// <summary>Values, ranges and rates of each device, against the signal it is given.</summary>
[TestClass]
[DoNotParallelize]
public sealed class WhatDevicesSay
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
}
