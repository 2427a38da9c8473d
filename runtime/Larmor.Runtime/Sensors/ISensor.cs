namespace Larmor.Runtime;

/// <summary>A source of samples: a device on a bus, or a replay of one.</summary>
public interface ISensor
{
    /// <summary>Values of a sample, one a channel.</summary>
    int ChannelCount { get; }

    /// <summary>Samples a second, Hz.</summary>
    float SampleRateHertz { get; }

    /// <summary>Asks for the next sample; never blocks for longer than a sample takes.</summary>
    /// <param name="sample">Receives shape [ChannelCount], SI units, when the answer is <see cref="SensorReading.Ready"/>.</param>
    /// <remarks>May throw when the bus is broken: the loop counts that as <see cref="SensorReading.Failed"/>. Allocates nothing.</remarks>
    SensorReading TryRead(SpanFloat sample);

    /// <summary>Tries to bring a failed sensor back: reset and configure it again.</summary>
    /// <returns>True when it answers.</returns>
    bool TryRestart();
}
