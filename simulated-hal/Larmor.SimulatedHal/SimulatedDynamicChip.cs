using System;
using Larmor.Hal;

namespace Larmor.SimulatedHal;

/// <summary>A chip of oscillators and stochastic junctions without any crossbar (<c>sim:oscillators</c>, <c>sim:neuristors</c>).</summary>
/// <remarks>Its counters stay 0: there is nothing to multiply or program. A checkpoint keeps its dynamics; junctions forget within a look.</remarks>
public sealed class SimulatedDynamicChip : IDynamicChip
{
    private readonly string _name;

    private SimulatedDynamicChip(string name, IDynamics dynamics, IBitSource bits)
    {
        _name = name;
        Dynamics = dynamics;
        Bits = bits;
        Info = new ChipInfo { Name = name, MaximumInputCount = 0, MaximumOutputCount = 0, MaximumTileCount = 0, Evidence = Evidence.Cited };
    }

    /// <summary>The addresses of such chips.</summary>
    public const string KnownPresets = "sim:oscillators, sim:neuristors";

    /// <inheritdoc/>
    public ChipInfo Info { get; }

    /// <inheritdoc/>
    public IDynamics Dynamics { get; }

    /// <inheritdoc/>
    public IBitSource? Bits { get; }

    /// <summary>True when <c>sim:name</c> is such a chip.</summary>
    public static bool IsPreset(string name) => name is "oscillators" or "neuristors";

    /// <summary>Opens <c>sim:oscillators?nodes=100&amp;inputs=1&amp;noise=0&amp;junctions=64&amp;stuck=0&amp;seed=1</c>.</summary>
    /// <exception cref="ArgumentException">An unknown key, or a value outside its limits.</exception>
    public static SimulatedDynamicChip FromAddress(ChipAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        int nodes = (int)address.Whole("nodes", 100, 1, 1 << 20);
        int inputs = (int)address.Whole("inputs", 1, 1, 65536);
        int junctions = (int)address.Whole("junctions", 64, 1, 1 << 20);
        double stuck = address.Number("stuck", 0f, 0f, 1f);
        long seed = address.Whole("seed", 1, 0, long.MaxValue);
        IDynamics dynamics;
        if (address.Name == "oscillators")
        {
            double noise = address.Number("noise", 0f, 0f, 1e9f);
            dynamics = new OscillatorDynamics(
                new SpinTorqueOscillatorOptions { Array = Array(nodes, seed, stuck, 300d), NoisePerSecond = noise }, inputs);
        }
        else
        {
            // Heat that fades in 3 us, as where domains have formed: within one tick of the fast 0.24 us nothing would be left to see.
            var options = new NeuristorOptions { Array = Array(nodes, seed, stuck, 325d), Facilitation = 0.2, FacilitationSeconds = 3e-6 };
            dynamics = new NeuristorDynamics(options, inputs);
        }

        address.RefuseUnread();
        var bits = new TelegraphBitSource(new TelegraphJunctionOptions { Array = Array(junctions, seed, 0d, 300d) }, 5d, true);
        return new SimulatedDynamicChip("sim:" + address.Name, dynamics, bits);
    }

    /// <inheritdoc/>
    public ITile AllocateTile(int inputCount, int outputCount, int batchCapacity)
    {
        Throw.Capacity(_name, "tiles", 1, 0, "it has oscillators only: choose a crossbar");
        throw new InvalidOperationException(_name);
    }

    /// <inheritdoc/>
    public ChipCounters ReadCounters() => default;

    /// <inheritdoc/>
    public void Reset() => Dynamics.Rest();

    /// <inheritdoc/>
    public void Report(MemoryPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        plan.Add(MemoryPlace.Chip, "oscillators", 64L * Dynamics.NodeCount);
    }

    /// <inheritdoc/>
    public void Save(IStateSink sink) => Dynamics.Save(sink);

    /// <inheritdoc/>
    public void Load(IStateSource source) => Dynamics.Load(source);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static DeviceArrayOptions Array(int count, long seed, double stuck, double kelvin) =>
        new() { Count = count, Seed = seed, StuckLowFraction = 0.5d * stuck, StuckHighFraction = 0.5d * stuck, TemperatureKelvin = kelvin };
}
