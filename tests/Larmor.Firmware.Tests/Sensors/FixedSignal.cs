using Larmor.Firmware.Simulated;

namespace Larmor.Firmware.Tests.Sensors;

/// <summary>A signal that is what the test says.</summary>
internal sealed class FixedSignal(params float[] values) : ISignalSource
{
    internal float[] Values { get; } = values;

    internal long ReadCount { get; private set; }

    public int ChannelCount => Values.Length;

    public void Read(long microseconds, Span<float> values)
    {
        ReadCount++;
        Values.CopyTo(values);
    }
}
