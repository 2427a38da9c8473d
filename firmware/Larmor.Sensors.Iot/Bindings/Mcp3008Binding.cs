using System;
using System.Device.Spi;
using Larmor.Hal;
using ConverterDevice = Iot.Device.Adc.Mcp3008;

namespace Larmor.Sensors.Iot;

/// <summary>A sample: one voltage a channel, V.</summary>
internal sealed class Mcp3008Binding : IBinding
{
    private readonly SpiDevice _wires;
    private readonly float _step;
    private ConverterDevice? _device;

    internal Mcp3008Binding(SpiDevice wires, int channelCount, float referenceVolts)
    {
        ArgumentNullException.ThrowIfNull(wires);
        if (channelCount is < 1 or > 8)
        {
            Throw.Range(nameof(channelCount), channelCount, 1, 8);
        }

        if (!(referenceVolts is >= 0.25f and <= 5.5f))
        {
            Throw.Range(nameof(referenceVolts), referenceVolts, 0.25f, 5.5f);
        }

        _wires = wires;
        _step = referenceVolts / 1024f;
        ChannelCount = channelCount;
    }

    public int ChannelCount { get; }

    public void Begin() => _device = new ConverterDevice(_wires);

    public bool TryRead(SpanFloat sample)
    {
        for (int c = 0; c < ChannelCount; c++)
        {
            sample[c] = _device!.Read(c) * _step;
        }

        return true;
    }

    public void Dispose() => _wires.Dispose();
}
