using Larmor.Runtime;

namespace Larmor.Cli.Edge.Simulated;

/// <summary>One channel that repeats a signal for ever.</summary>
internal sealed class EndlessSensor(float[] signal, float sampleRateHertz) : ISensor
{
    private int _next;

    public int ChannelCount => 1;

    public float SampleRateHertz => sampleRateHertz;

    public SensorReading TryRead(Span<float> sample)
    {
        sample[0] = signal[_next];
        _next = _next + 1 == signal.Length ? 0 : _next + 1;
        return SensorReading.Ready;
    }

    public bool TryRestart() => true;
}
