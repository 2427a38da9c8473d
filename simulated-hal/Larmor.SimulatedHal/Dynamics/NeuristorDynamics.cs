using System;
using Larmor.Hal;

namespace Larmor.SimulatedHal;

/// <summary>VO₂ neuristors driven by voltage and observed by residual heat: the trace that spikes leave.</summary>
/// <remarks>The fast switch model; observed is the residual heat, which rises with each spike and fades in its own time.</remarks>
public sealed class NeuristorDynamics : DeviceDynamics
{
    private const double TickSeconds = 1e-6;
    private const double BiasVolts = 11.5d;
    private const double DriveSpan = 2.5d;

    private readonly SwitchNeuristorArray _array;

    /// <summary>Devices without charge.</summary>
    public NeuristorDynamics(NeuristorOptions options, int inputCount)
        : this(new SwitchNeuristorArray(options), options, inputCount)
    {
    }

    private NeuristorDynamics(SwitchNeuristorArray array, NeuristorOptions options, int inputCount)
        : base("neuristor dynamics", inputCount, options.Array, TickSeconds, array.LargestStepSeconds, BiasVolts, DriveSpan) => _array = array;

    private protected override double[] Observed => _array.ResidualHeat;

    /// <inheritdoc/>
    public override void Rest()
    {
        Array.Clear(_array.Volts);
        Array.Clear(_array.ResidualHeat);
        for (int node = 0; node < NodeCount; node++)
        {
            _array.IsMetal[node] = _array.Health.FaultOf(node) == DeviceFault.StuckHigh;
        }
    }

    /// <inheritdoc/>
    public override void Save(IStateSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        for (int node = 0; node < NodeCount; node++)
        {
            sink.Write(BitConverter.DoubleToInt64Bits(_array.Volts[node]));
            sink.Write(BitConverter.DoubleToInt64Bits(_array.ResidualHeat[node]));
            sink.Write(_array.IsMetal[node] ? 1 : 0);
        }
    }

    /// <inheritdoc/>
    public override void Load(IStateSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        for (int node = 0; node < NodeCount; node++)
        {
            _array.Volts[node] = BitConverter.Int64BitsToDouble(source.ReadLong());
            _array.ResidualHeat[node] = BitConverter.Int64BitsToDouble(source.ReadLong());
            _array.IsMetal[node] = source.ReadLong() != 0;
        }
    }

    private protected override void Step(double seconds, double[] drive) => _array.Step(seconds, drive);
}
