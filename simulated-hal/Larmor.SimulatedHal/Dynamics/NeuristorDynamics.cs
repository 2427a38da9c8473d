using System;
using Larmor.Hal;

namespace Larmor.SimulatedHal;

/// <summary>VO₂ neuristors driven by voltage and observed by residual heat: the trace that spikes leave.</summary>
/// <remarks>The fast switch model; observed is the residual heat, which rises with each spike and fades in its own time.</remarks>
public sealed class NeuristorDynamics : IDynamics
{
    private const double TickSeconds = 1e-6;
    private const double BiasVolts = 11.5d;
    private const double DriveSpan = 2.5d;

    private readonly SwitchNeuristorArray _array;
    private readonly DriveMask _mask;
    private readonly double[] _volts;
    private readonly int _stepCount;

    /// <summary>Devices without charge.</summary>
    public NeuristorDynamics(NeuristorOptions options, int inputCount)
    {
        ArgumentNullException.ThrowIfNull(options);
        Limit.Check("neuristor dynamics", "inputs", inputCount, 1, 65536, "cut the input");
        _array = new SwitchNeuristorArray(options);
        InputCount = inputCount;
        NodeCount = options.Array.Count;
        _mask = new DriveMask(inputCount, NodeCount, options.Array.Seed);
        _volts = new double[NodeCount];
        _stepCount = (int)Math.Ceiling(TickSeconds / _array.LargestStepSeconds);
    }

    /// <inheritdoc/>
    public int InputCount { get; }

    /// <inheritdoc/>
    public int NodeCount { get; }

    /// <inheritdoc/>
    public float TickMicroseconds => (float)(1e6 * TickSeconds);

    /// <inheritdoc/>
    public void Run(ReadOnlySpan<float> drive, int ticks, Span<float> observed)
    {
        DriveMask.Check(drive, ticks, InputCount, observed, NodeCount);
        for (int tick = 0; tick < ticks; tick++)
        {
            _mask.Apply(drive.Slice(tick * InputCount, InputCount), BiasVolts, DriveSpan, _volts);
            for (int step = 0; step < _stepCount; step++)
            {
                _array.Step(TickSeconds / _stepCount, _volts);
            }

            for (int node = 0; node < NodeCount; node++)
            {
                observed[(tick * NodeCount) + node] = (float)_array.ResidualHeat[node];
            }
        }
    }

    /// <inheritdoc/>
    public void Rest()
    {
        Array.Clear(_array.Volts);
        Array.Clear(_array.ResidualHeat);
        for (int node = 0; node < NodeCount; node++)
        {
            _array.IsMetal[node] = _array.Health.FaultOf(node) == DeviceFault.StuckHigh;
        }
    }

    /// <inheritdoc/>
    public void Save(IStateSink sink)
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
    public void Load(IStateSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        for (int node = 0; node < NodeCount; node++)
        {
            _array.Volts[node] = BitConverter.Int64BitsToDouble(source.ReadLong());
            _array.ResidualHeat[node] = BitConverter.Int64BitsToDouble(source.ReadLong());
            _array.IsMetal[node] = source.ReadLong() != 0;
        }
    }
}
