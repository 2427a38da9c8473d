namespace Larmor.SimulatedHal;

/// <summary>Parameters of <see cref="SpikingCore"/>; defaults are a core of the tinyODIN kind.</summary>
public sealed class SpikingCoreOptions
{
    internal const string Model = "spiking core";

    /// <summary>Seed and faults; its count is the number of neurons.</summary>
    public DeviceArrayOptions Array { get; init; } = new() { Count = 256 };

    /// <summary>Input lines of the crossbar.</summary>
    public int AxonCount { get; init; } = 256;

    /// <summary>Bits of a signed synapse, 2 to 8.</summary>
    public int WeightBits { get; init; } = 4;

    /// <summary>Bits of the signed membrane, 4 to 24.</summary>
    public int MembraneBits { get; init; } = 12;

    /// <summary>Threshold: a neuron fires when its membrane is there or above.</summary>
    public int Threshold { get; init; } = 256;

    /// <summary>Form of the leak.</summary>
    public SpikingLeak Leak { get; init; } = SpikingLeak.Constant;

    /// <summary>The constant, or the shift k.</summary>
    public int LeakAmount { get; init; } = 1;

    /// <summary>True when a spike takes the threshold away, false when it sets the membrane to 0.</summary>
    public bool SubtractsThreshold { get; init; }

    /// <summary>Energy of one synaptic operation in joules.</summary>
    public double SynapseJoules { get; init; } = 12.7e-12;

    /// <summary>Energy of one leak in joules.</summary>
    public double LeakJoules { get; init; } = 2e-12;

    internal void Validate()
    {
        Array.Validate(Model);
        Limit.Check(Model, "axons", AxonCount, 1, 1 << 16, "cut the layer");
        Limit.Check(Model, "synapses", (double)AxonCount * Array.Count, 1, 1 << 28, "use fewer axons or neurons");
        Limit.Check(Model, "weightBits", WeightBits, 2, 8, "4 is the default");
        Limit.Check(Model, "membraneBits", MembraneBits, 4, 24, "12 is the default");
        Limit.Check(Model, "threshold", Threshold, 0, (1 << (MembraneBits - 1)) - 1, "it must fit the membrane");
        Limit.Check(
            Model, "leak", LeakAmount, 0, Leak == SpikingLeak.Shift ? 31 : (1 << (MembraneBits - 1)) - 1, "it must fit the membrane");
        Limit.Check(Model, "synapseEnergy", SynapseJoules, 0, 1, "it is in joules");
        Limit.Check(Model, "leakEnergy", LeakJoules, 0, 1, "it is in joules");
    }
}
