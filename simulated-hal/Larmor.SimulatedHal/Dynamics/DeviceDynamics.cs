using System;
using Larmor.Hal;

namespace Larmor.SimulatedHal;

/// <summary>Devices of one kind driven side by side through a fixed mask and observed once a tick; what a kind adds is its own state.</summary>
public abstract class DeviceDynamics : IDynamics
{
    private readonly DriveMask _mask;
    private readonly double[] _drive;
    private readonly double _tickSeconds;
    private readonly double _bias;
    private readonly double _span;
    private readonly int _stepCount;

    private protected DeviceDynamics(
        string what, int inputCount, DeviceArrayOptions devices, double tickSeconds, double largestStepSeconds, double bias, double span)
    {
        Limit.Check(what, "inputs", inputCount, 1, 65536, "cut the input");
        InputCount = inputCount;
        NodeCount = devices.Count;
        _mask = new DriveMask(inputCount, NodeCount, devices.Seed);
        _drive = new double[NodeCount];
        _tickSeconds = tickSeconds;
        _bias = bias;
        _span = span;
        _stepCount = (int)Math.Ceiling(tickSeconds / largestStepSeconds);
    }

    /// <inheritdoc/>
    public int InputCount { get; }

    /// <inheritdoc/>
    public int NodeCount { get; }

    /// <inheritdoc/>
    public float TickMicroseconds => (float)(1e6 * _tickSeconds);

    /// <inheritdoc/>
    public void Run(ReadOnlySpan<float> drive, int ticks, Span<float> observed)
    {
        DriveMask.Check(drive, ticks, InputCount, observed, NodeCount);
        double[] seen = Observed;
        for (int tick = 0; tick < ticks; tick++)
        {
            _mask.Apply(drive.Slice(tick * InputCount, InputCount), _bias, _span, _drive);
            for (int step = 0; step < _stepCount; step++)
            {
                Step(_tickSeconds / _stepCount, _drive);
            }

            for (int node = 0; node < NodeCount; node++)
            {
                observed[(tick * NodeCount) + node] = (float)seen[node];
            }
        }
    }

    /// <inheritdoc/>
    public abstract void Rest();

    /// <inheritdoc/>
    public abstract void Save(IStateSink sink);

    /// <inheritdoc/>
    public abstract void Load(IStateSource source);

    /// <summary>The quantity that is observed, one value a device.</summary>
    private protected abstract double[] Observed { get; }

    /// <summary>Moves all devices on.</summary>
    private protected abstract void Step(double seconds, double[] drive);
}
