using Larmor.Firmware.Simulated;

namespace Larmor.Firmware.Tests.Sensors;

/// <summary>A signal that says how often it was read, in steps of the ADXL345: a lost sample shows.</summary>
internal sealed class CountingSignal : ISignalSource
{
    private int _next;

    public int ChannelCount => 3;

    public void Read(long microseconds, Span<float> values)
    {
        values.Fill(_next * (9.80665f / 256f));
        _next++;
    }
}
