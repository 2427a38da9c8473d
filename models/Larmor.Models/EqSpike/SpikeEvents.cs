namespace Larmor.Models;

/// <summary>What a spiking network has done: the events that its energy is counted from.</summary>
public sealed class SpikeEvents
{
    /// <summary>Spikes of hidden neurons.</summary>
    public long HiddenSpikeCount { get; set; }

    /// <summary>Spikes of output neurons.</summary>
    public long OutputSpikeCount { get; set; }

    /// <summary>Spikes arriving at synapses between hidden and output neurons, both ways.</summary>
    public long SynapticEventCount { get; set; }

    /// <summary>Changes of weights between hidden and output neurons.</summary>
    public long UpdateCount { get; set; }

    /// <summary>Changes of weights from inputs that are not 0.</summary>
    public long InputUpdateCount { get; set; }

    /// <summary>Inputs that are not 0, times hidden neurons: products of the constant drive.</summary>
    public long InputEventCount { get; set; }

    /// <summary>Neurons times steps.</summary>
    public long NeuronStepCount { get; set; }

    /// <summary>Sets all to 0.</summary>
    public void Clear()
    {
        HiddenSpikeCount = 0;
        OutputSpikeCount = 0;
        SynapticEventCount = 0;
        UpdateCount = 0;
        InputUpdateCount = 0;
        InputEventCount = 0;
        NeuronStepCount = 0;
    }
}
