using System;
using System.Device.I2c;
using Iot.Device.Ads1115;
using Larmor.Hal;
using ConverterDevice = Iot.Device.Ads1115.Ads1115;

namespace Larmor.Sensors.Iot;

/// <summary>A sample: one voltage a channel against ground, V.</summary>
internal sealed class Ads1115Binding : IBinding
{
    /// <summary>Conversions a second, all channels together: half of what the device does.</summary>
    internal const float MostConversions = 400f;

    // In the order of DataRate. The slowest, and so the quietest, that is quick enough is taken.
    private static readonly float[] s_rates = [8f, 16f, 32f, 64f, 128f, 250f, 475f, 860f];

    private readonly I2cDevice _wires;
    private readonly MeasuringRange _range;
    private readonly DataRate _rate;
    private ConverterDevice? _device;

    internal Ads1115Binding(I2cDevice wires, int channelCount, float rangeVolts, float sampleRateHertz)
    {
        ArgumentNullException.ThrowIfNull(wires);
        if (channelCount is < 1 or > 4)
        {
            Throw.Range(nameof(channelCount), channelCount, 1, 4);
        }

        _wires = wires;
        _range = Range(rangeVolts);
        int rate = 0;
        while (rate < s_rates.Length - 1 && s_rates[rate] < 2f * sampleRateHertz * channelCount)
        {
            rate++;
        }

        _rate = DataRate.SPS008 + rate;
        ChannelCount = channelCount;
    }

    public int ChannelCount { get; }

    public void Begin() => _device = new ConverterDevice(_wires, InputMultiplexer.AIN0, _range, _rate, DeviceMode.PowerDown);

    public bool TryRead(SpanFloat sample)
    {
        for (int c = 0; c < ChannelCount; c++)
        {
            sample[c] = (float)_device!.ReadVoltage(InputMultiplexer.AIN0 + c).Volts;
        }

        return true;
    }

    public void Dispose() => _wires.Dispose();

    private static MeasuringRange Range(float volts)
    {
        MeasuringRange? range = volts switch
        {
            6.144f => MeasuringRange.FS6144,
            4.096f => MeasuringRange.FS4096,
            2.048f => MeasuringRange.FS2048,
            1.024f => MeasuringRange.FS1024,
            0.512f => MeasuringRange.FS0512,
            0.256f => MeasuringRange.FS0256,
            _ => null,
        };
        if (range is null)
        {
            Throw.Argument(nameof(volts), $"ADS1115 has ranges of 6.144, 4.096, 2.048, 1.024, 0.512 and 0.256 V, not of {volts} V: choose one of these");
        }

        return range!.Value;
    }
}
