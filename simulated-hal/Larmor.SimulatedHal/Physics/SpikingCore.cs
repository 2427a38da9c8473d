using System;
using Larmor.Kernels;

namespace Larmor.SimulatedHal;

/// <summary>A digital spiking core: integer membranes over a crossbar of small signed weights, event by event, bit-exact.</summary>
/// <remarks>
/// <code>
/// event at axon a:     V_n ← sat(V_n + w_na), fires when V_n ≥ θ, then 0 or V_n - θ
/// time reference:      V_n ← V_n - sign(V_n) min(|V_n|, leak)       or   V_n ← V_n - (V_n &gt;&gt; k)
/// </code>
/// No noise, no wear, no effect of temperature; the memory is volatile. Stuck low never fires, stuck high fires at each time reference.
/// An event is a spike out; energy counts synaptic operations and leaks. Source: C. Frenkel et al., IEEE TBioCAS 13, 145 (2019).
/// </remarks>
public sealed class SpikingCore : IDeviceArray, IBlockWork
{
    private readonly SpikingCoreOptions _options;
    private readonly sbyte[] _weight;
    private readonly int _lowest;
    private readonly int _highest;
    private int _axon;
    private bool _isReference;

    /// <summary>A core with all weights and membranes 0.</summary>
    /// <exception cref="ArgumentException">A parameter is outside its limits; the message has name, value, limit and way out.</exception>
    public SpikingCore(SpikingCoreOptions options, WorkerTeam? team = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        Blocks = new DeviceBlocks(options.Array.Count, team);
        Health = new DeviceHealth(options.Array);
        _weight = new sbyte[options.AxonCount * options.Array.Count];
        _highest = (1 << (options.MembraneBits - 1)) - 1;
        _lowest = -_highest - 1;
        Membrane = new int[options.Array.Count];
        HasFired = new bool[options.Array.Count];
    }

    /// <inheritdoc/>
    public DeviceBlocks Blocks { get; }

    /// <inheritdoc/>
    public DeviceHealth Health { get; }

    /// <summary>Membrane of each neuron; may be set.</summary>
    public int[] Membrane { get; }

    /// <summary>Which neurons fired at the last event.</summary>
    public bool[] HasFired { get; }

    /// <summary>Writes a synapse.</summary>
    /// <exception cref="ArgumentException">The weight does not fit its bits.</exception>
    public void SetWeight(int axon, int neuron, int weight)
    {
        int end = 1 << (_options.WeightBits - 1);
        Limit.Check(SpikingCoreOptions.Model, "axon", axon, 0, _options.AxonCount - 1, "count from 0");
        Limit.Check(SpikingCoreOptions.Model, "neuron", neuron, 0, Membrane.Length - 1, "count from 0");
        Limit.Check(SpikingCoreOptions.Model, "weight", weight, -end, end - 1, "scale the weights or take more bits");
        _weight[(axon * Membrane.Length) + neuron] = (sbyte)weight;
    }

    /// <summary>Reads a synapse.</summary>
    public int WeightOf(int axon, int neuron) => _weight[(axon * Membrane.Length) + neuron];

    /// <summary>An event at an input line: every neuron takes its weight.</summary>
    /// <remarks>Allocates nothing.</remarks>
    public void Spike(int axon)
    {
        Limit.Check(SpikingCoreOptions.Model, "axon", axon, 0, _options.AxonCount - 1, "count from 0");
        _axon = axon;
        _isReference = false;
        Blocks.Run(this);
    }

    /// <summary>A time reference: every membrane leaks.</summary>
    /// <remarks>Allocates nothing.</remarks>
    public void Tick()
    {
        _isReference = true;
        Blocks.Run(this);
    }

    /// <summary>Adds a value to a single neuron, as a synapse would; true when it fires.</summary>
    public bool Add(int neuron, int value) => Integrate(neuron, value);

    /// <inheritdoc/>
    void IBlockWork.Execute(int blockIndex)
    {
        int first = DeviceBlocks.First(blockIndex);
        int end = Blocks.End(blockIndex);
        long spikes = 0;
        for (int n = first; n < end; n++)
        {
            bool fires;
            if (_isReference)
            {
                int membrane = Membrane[n];
                Membrane[n] = _options.Leak == SpikingLeak.Shift
                    ? membrane - (membrane >> _options.LeakAmount)
                    : membrane > 0 ? Math.Max(0, membrane - _options.LeakAmount) : Math.Min(0, membrane + _options.LeakAmount);
                fires = Health.FaultOf(n) == DeviceFault.StuckHigh;
            }
            else
            {
                fires = Integrate(n, _weight[(_axon * Membrane.Length) + n]);
            }

            HasFired[n] = fires;
            spikes += fires ? 1 : 0;
        }

        Blocks.Tell(blockIndex, (end - first) * (_isReference ? _options.LeakJoules : _options.SynapseJoules), spikes);
    }

    private bool Integrate(int neuron, int value)
    {
        if (Health.FaultOf(neuron) != DeviceFault.None)
        {
            return false;
        }

        int membrane = Math.Clamp(Membrane[neuron] + value, _lowest, _highest);
        bool fires = membrane >= _options.Threshold;
        Membrane[neuron] = !fires ? membrane : _options.SubtractsThreshold ? membrane - _options.Threshold : 0;
        return fires;
    }
}
