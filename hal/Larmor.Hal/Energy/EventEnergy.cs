namespace Larmor.Hal;

/// <summary>What events cost on one kind of hardware: <c>E = N_syn E_syn + N_spk E_spk + N_upd E_upd + N_neuron T E_step</c>.</summary>
/// <remarks>Constants come from publications on other people's silicon: an estimate made from them is cited, never measured.</remarks>
public sealed class EventEnergy
{
    /// <summary>Loihi, 14 nm.</summary>
    public static EventEnergy Loihi { get; } = new EventEnergy
    {
        Name = "Loihi",
        SynapsePicojoules = 23.6f,
        UpdatePicojoules = 120f,
        StepPicojoules = 52f,
        Source = "Davies et al., IEEE Micro 38 (2018): synaptic event, pairwise update, idle neuron step; 14 nm",
        Evidence = Evidence.Cited,
    };

    /// <summary>ODIN, 28 nm: one figure holds everything that a synaptic operation takes.</summary>
    public static EventEnergy Odin { get; } = new EventEnergy
    {
        Name = "ODIN",
        SynapsePicojoules = 12.7f,
        UpdatePicojoules = 0f,
        Source = "Frenkel et al., IEEE TBioCAS 13 (2019): energy of a synaptic operation with neurons and learning in it; 28 nm",
        Evidence = Evidence.Cited,
    };

    /// <summary>Analog neurons of 65 nm; synapses and updates are not in the publication and count 0.</summary>
    public static EventEnergy AnalogNeuron { get; } = new EventEnergy
    {
        Name = "analog neuron",
        SpikePicojoules = 0.004f,
        Source = "Sourikopoulos et al., Frontiers in Neuroscience 11 (2017): energy of a spike, neuron alone; 65 nm",
        Evidence = Evidence.Cited,
    };

    /// <summary>Every kind known here.</summary>
    public static EventEnergy[] All => [Loihi, Odin, AnalogNeuron];

    /// <summary>Hardware.</summary>
    public string Name { get; init; } = "";

    /// <summary>E_syn, a spike arriving at a synapse.</summary>
    public float SynapsePicojoules { get; init; }

    /// <summary>E_spk, a spike emitted.</summary>
    public float SpikePicojoules { get; init; }

    /// <summary>E_upd, a change of one weight.</summary>
    public float UpdatePicojoules { get; init; }

    /// <summary>E_step, one step of one clocked neuron.</summary>
    public float StepPicojoules { get; init; }

    /// <summary>Where the constants come from.</summary>
    public string Source { get; init; } = "";

    /// <summary>What they rest on.</summary>
    public Evidence Evidence { get; init; } = Evidence.Assumed;

    /// <summary>Energy of events, microjoules.</summary>
    /// <param name="synapticEventCount">N_syn.</param>
    /// <param name="spikeCount">N_spk.</param>
    /// <param name="updateCount">N_upd.</param>
    /// <param name="neuronStepCount">N_neuron · T.</param>
    public float Microjoules(long synapticEventCount, long spikeCount, long updateCount, long neuronStepCount) =>
        1e-6f * ((synapticEventCount * SynapsePicojoules) + (spikeCount * SpikePicojoules)
            + (updateCount * UpdatePicojoules) + (neuronStepCount * StepPicojoules));
}
