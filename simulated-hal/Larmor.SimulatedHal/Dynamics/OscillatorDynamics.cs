using System;
using Larmor.Hal;

namespace Larmor.SimulatedHal;

/// <summary>Spin-torque oscillators driven by current and observed by their power.</summary>
/// <remarks>A tick of 100 ns is a few relaxations of a vortex: short memory. Source of the use: J. Torrejon et al., Nature 547, 428 (2017).</remarks>
public sealed class OscillatorDynamics : DeviceDynamics
{
    private const double TickSeconds = 100e-9;
    private const double BiasDrive = 1.3d;
    private const double DriveSpan = 0.3d;

    private readonly SpinTorqueOscillatorArray _array;

    /// <summary>Oscillators at rest.</summary>
    public OscillatorDynamics(SpinTorqueOscillatorOptions options, int inputCount)
        : this(new SpinTorqueOscillatorArray(options), options, inputCount)
    {
    }

    private OscillatorDynamics(SpinTorqueOscillatorArray array, SpinTorqueOscillatorOptions options, int inputCount)
        : base("oscillator dynamics", inputCount, options.Array, TickSeconds, array.LargestStepSeconds, BiasDrive, DriveSpan) => _array = array;

    private protected override double[] Observed => _array.Power;

    /// <inheritdoc/>
    public override void Rest() => Array.Fill(_array.Power, SpinTorqueOscillatorArray.StartPower);

    /// <inheritdoc/>
    public override void Save(IStateSink sink)
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
    public override void Load(IStateSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        _array.Blocks.StepCount = source.ReadLong();
        for (int node = 0; node < NodeCount; node++)
        {
            _array.Power[node] = BitConverter.Int64BitsToDouble(source.ReadLong());
            _array.PhaseRadians[node] = BitConverter.Int64BitsToDouble(source.ReadLong());
        }
    }

    private protected override void Step(double seconds, double[] drive) => _array.Step(seconds, drive);
}
