namespace Larmor.Runtime.Tests;

/// <summary>One channel whose answers a test decides, sample by sample.</summary>
internal sealed class ScriptedSensor(Func<int, float> value) : ISensor
{
    private int _next;

    internal Func<int, SensorReading> Answer { get; set; } = _ => SensorReading.Ready;

    internal int RestartCount { get; private set; }

    internal int ReadCount => _next;

    public int ChannelCount => 1;

    public float SampleRateHertz => 100f;

    public SensorReading TryRead(Span<float> sample)
    {
        int number = _next++;
        sample[0] = value(number);
        return Answer(number);
    }

    public bool TryRestart()
    {
        RestartCount++;
        return true;
    }
}
