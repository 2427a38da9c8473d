using Larmor.Hal;
using Larmor.Kernels;
using Larmor.Models;

namespace Larmor.Cli.Spikes;

/// <summary>Writes down every spike of a network, one microsecond a step.</summary>
public sealed class SpikeRecorder(int capacity) : ISpikeObserver
{
    private uint _now;

    /// <summary>What was recorded; events that found no room are counted there.</summary>
    public SpikeBuffer Events { get; } = new(capacity);

    /// <inheritdoc/>
    public void Stepped(SpikingPopulation hidden, SpikingPopulation output, float beta)
    {
        ArgumentNullException.ThrowIfNull(hidden);
        ArgumentNullException.ThrowIfNull(output);
        _now++;
        for (int k = 0; k < hidden.FiredCount; k++)
        {
            Events.Add(hidden.Fired[k], _now);
        }

        for (int k = 0; k < output.FiredCount; k++)
        {
            Events.Add(hidden.Count + output.Fired[k], _now);
        }
    }
}
