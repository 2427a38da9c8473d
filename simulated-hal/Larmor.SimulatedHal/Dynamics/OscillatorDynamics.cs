using System;
using Larmor.Hal;

namespace Larmor.SimulatedHal;

/// <summary>Spin-torque oscillators driven by current and observed by their power.</summary>
/// <remarks>A tick of 100 ns is a few relaxations of a vortex: short memory. Source of the use: J. Torrejon et al., Nature 547, 428 (2017).</remarks>
public sealed class OscillatorDynamics : IDynamics
{
    private const double TickSeconds = 100e-9;
    private const double BiasDrive = 1.3d;
    private const double DriveSpan = 0.3d;

    private readonly SpinTorqueOscillatorArray _array;
    private readonly DriveMask _mask;
    private readonly double[] _drive;
    private readonly int _stepCount;

    /// <summary>Oscillators at rest.</summary>
    public OscillatorDynamics(SpinTorqueOscillatorOptions options, int inputCount)
    {
        ArgumentNullException.ThrowIfNull(options);
        Limit.Check("oscillator dynamics", "inputs", inputCount, 1, 65536, "cut the input");
        _array = new SpinTorqueOscillatorArray(options);
        InputCount = inputCount;
        NodeCount = options.Array.Count;
        _mask = new DriveMask(inputCount, NodeCount, options.Array.Seed);
        _drive = new double[NodeCount];
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
            _mask.Apply(drive.Slice(tick * InputCount, InputCount), BiasDrive, DriveSpan, _drive);
            for (int step = 0; step < _stepCount; step++)
            {
                _array.Step(TickSeconds / _stepCount, _drive);
            }

            for (int node = 0; node < NodeCount; node++)
            {
                observed[(tick * NodeCount) + node] = (float)_array.Power[node];
            }
        }
    }

    /// <inheritdoc/>
    public void Rest() => Array.Fill(_array.Power, SpinTorqueOscillatorArray.StartPower);

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        sink.Write(_array.Blocks.StepCount);
        for (int node = 0; node < NodeCount; node++)
        {
            sink.Write(BitConverter.DoubleToInt64Bits(_array.Power[node]));
            sink.Write(BitConverter.DoubleToInt64Bits(_array.PhaseRadians[node]));
        }
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        _array.Blocks.StepCount = source.ReadLong();
        for (int node = 0; node < NodeCount; node++)
        {
            _array.Power[node] = BitConverter.Int64BitsToDouble(source.ReadLong());
            _array.PhaseRadians[node] = BitConverter.Int64BitsToDouble(source.ReadLong());
        }
    }
}
