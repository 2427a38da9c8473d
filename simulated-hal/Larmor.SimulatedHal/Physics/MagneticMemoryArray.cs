using System;
using Larmor.Kernels;

namespace Larmor.SimulatedHal;

/// <summary>Binary magnetic memory cells (spin-transfer or spin-orbit torque): a pulse switches with a probability.</summary>
/// <remarks>
/// Equations: <see cref="MagneticSwitching"/>. <see cref="Fidelity.Fast"/> takes thermal activation below 0.9 I_c0, a table of
/// Fokker-Planck solutions at the nominal barrier up to 3.3 I_c0 and the linearised form above; <see cref="Fidelity.Reference"/> follows
/// the angle of each device through each pulse. A positive pulse writes 1 (antiparallel), a negative one 0; a pulse towards the state a
/// cell is in does nothing but cost energy and wear. Temperature scales the barrier; a cell left alone flips at f₀ e^(-Δ)
/// (<see cref="Age"/>). An event is a switch; energy is R I² t of the write path.
/// </remarks>
public sealed class MagneticMemoryArray : IDeviceArray, IBlockWork
{
    private const double LargestReferenceStep = 0.01d;

    private readonly MagneticMemoryOptions _options;
    private readonly double[] _barrier;
    private readonly double[] _critical;
    private readonly double[] _parallel;
    private readonly SwitchingTable? _table;
    private readonly double _thermalShare;
    private double[] _amperes = [];
    private double _seconds;
    private bool _isAging;

    /// <summary>Cells that hold 0.</summary>
    /// <exception cref="ArgumentException">A parameter is outside physics; the message has name, value, limit and way out.</exception>
    public MagneticMemoryArray(MagneticMemoryOptions options, WorkerTeam? team = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        Blocks = new DeviceBlocks(options.Array.Count, team);
        Health = new DeviceHealth(options.Array);
        _thermalShare = PhysicalConstant.ReferenceKelvin / options.Array.TemperatureKelvin;
        _barrier = DeviceSpread.Relative(options.Array, 0, options.Barrier * _thermalShare, options.BarrierSigma);
        _critical = DeviceSpread.Relative(options.Array, 1, options.CriticalAmperes, options.CriticalSigma);
        _parallel = DeviceSpread.Relative(options.Array, 2, options.ParallelOhms, options.ResistanceSigma);
        double pulsed = options.Barrier * _thermalShare * (1d - options.AnisotropyShare);
        _table = options.Fidelity == Fidelity.Fast ? new SwitchingTable(Math.Max(1d, pulsed)) : null;
        IsSet = new bool[options.Array.Count];
        for (int i = 0; i < IsSet.Length; i++)
        {
            IsSet[i] = Health.FaultOf(i) == DeviceFault.StuckHigh;
        }
    }

    /// <inheritdoc/>
    public DeviceBlocks Blocks { get; }

    /// <inheritdoc/>
    public DeviceHealth Health { get; }

    /// <summary>Bit of each cell; true is antiparallel.</summary>
    public bool[] IsSet { get; }

    /// <summary>Probability that a pulse against the state of a cell without spread switches it (<see cref="Fidelity.Fast"/>).</summary>
    public double SwitchProbability(double amperes, double seconds) =>
        Probability(_options.Barrier * _thermalShare, Math.Abs(amperes) / _options.CriticalAmperes, seconds);

    /// <summary>Gives each cell a pulse.</summary>
    /// <param name="seconds">Length of the pulses.</param>
    /// <param name="amperes">Current of each; the sign is the direction, 0 leaves a cell alone.</param>
    /// <remarks>Allocates nothing.</remarks>
    public void Pulse(double seconds, double[] amperes)
    {
        ArgumentNullException.ThrowIfNull(amperes);
        Limit.Check(MagneticMemoryOptions.Model, "pulse", seconds, 1e-13, 1, "it is in seconds");
        double largest = 20d * _options.CriticalAmperes;
        Limit.CheckAll(MagneticMemoryOptions.Model, "current", amperes, Blocks.Count, -largest, largest, "more breaks the barrier");
        _seconds = seconds;
        _amperes = amperes;
        _isAging = false;
        Blocks.Run(this);
    }

    /// <summary>Leaves the cells alone for a time: some forget.</summary>
    public void Age(double seconds)
    {
        Limit.Check(MagneticMemoryOptions.Model, "time", seconds, 0, 1e12, "it is in seconds");
        _seconds = seconds;
        _isAging = true;
        Blocks.Run(this);
    }

    /// <summary>Reads the conductance of each cell in siemens, with the noise of one read.</summary>
    public void ReadSiemens(double[] siemens)
    {
        ArgumentNullException.ThrowIfNull(siemens);
        ulong key = DeviceNoise.Key(_options.Array.Seed, DevicePurpose.Read, Blocks.StepCount++);
        for (int i = 0; i < IsSet.Length; i++)
        {
            double ohms = IsSet[i] ? _parallel[i] * (1d + _options.ResistanceRatio) : _parallel[i];
            double noise = 1d + (_options.ReadSigma * DeviceNoise.Normal(key, (uint)i));
            siemens[i] = Health.FaultOf(i) == DeviceFault.Open ? 0d : noise / ohms;
        }
    }

    /// <inheritdoc/>
    void IBlockWork.Execute(int blockIndex)
    {
        double squares = 0d;
        long switches = 0;
        ulong key = DeviceNoise.Key(_options.Array.Seed, _isAging ? DevicePurpose.Retention : DevicePurpose.Step, Blocks.StepCount);
        int end = Blocks.End(blockIndex);
        for (int i = DeviceBlocks.First(blockIndex); i < end; i++)
        {
            if (_isAging)
            {
                switches += Forget(i, key);
                continue;
            }

            double amperes = _amperes[i];
            if (amperes == 0d || Health.FaultOf(i) == DeviceFault.Open)
            {
                continue;
            }

            squares += amperes * amperes;
            if (!Health.Write(i, 1) || IsSet[i] == (amperes > 0d))
            {
                continue;
            }

            double ratio = Math.Abs(amperes) / _critical[i];
            bool switched = _table != null
                ? DeviceNoise.Uniform(key, (uint)i) < Probability(_barrier[i], ratio, _seconds)
                : Follow(i, ratio);
            IsSet[i] ^= switched;
            switches += switched ? 1 : 0;
        }

        Blocks.Tell(blockIndex, _isAging ? 0d : squares * _options.WriteOhms * _seconds, switches);
    }

    private double Probability(double barrier, double ratio, double seconds)
    {
        double left = 1d - _options.AnisotropyShare;
        double pulsed = barrier * left;
        double relative = ratio / left;
        if (relative < SwitchingTable.LeastRatio)
        {
            return MagneticSwitching.Thermal(pulsed, relative, seconds, _options.AttemptSeconds, _options.BarrierExponent);
        }

        double time = seconds * left / _options.DynamicSeconds;
        return relative <= SwitchingTable.MostRatio && _table != null
            ? _table.At(relative, time)
            : MagneticSwitching.Linearised(pulsed, relative, time);
    }

    private int Forget(int device, ulong key)
    {
        double share = _seconds / MagneticSwitching.ThermalSeconds(_barrier[device], 0d, _options.AttemptSeconds, 1d);
        double probability = 0.5d * (1d - Math.Exp(-2d * share));
        if (Health.FaultOf(device) != DeviceFault.None || DeviceNoise.Uniform(key, (uint)device) >= probability)
        {
            return 0;
        }

        IsSet[device] = !IsSet[device];
        return 1;
    }

    /// <summary>One path of the angle through the pulse (Euler-Maruyama, reflected at the poles); true when it ends beyond the equator.</summary>
    private bool Follow(int device, double ratio)
    {
        double left = 1d - _options.AnisotropyShare;
        double barrier = _barrier[device] * left;
        double time = _seconds * left / _options.DynamicSeconds;
        int steps = (int)Math.Ceiling(time / LargestReferenceStep);
        double step = time / steps;
        ulong key = DeviceNoise.Key(_options.Array.Seed, DevicePurpose.Second, (Blocks.StepCount << 26) + device);
        double square = Math.Min(1d, DeviceNoise.Exponential(key, 0) / barrier);
        double angle = Math.Asin(Math.Sqrt(square));
        double sigma = Math.Sqrt(step / barrier);
        for (uint n = 1; n <= steps; n++)
        {
            (double sine, double cosine) = Math.SinCos(angle);
            double drift = (sine * ((ratio / left) - cosine)) + (0.5d * cosine / (barrier * Math.Max(sine, sigma)));
            angle = Math.Abs(angle + (drift * step) + (sigma * DeviceNoise.Normal(key, n)));
            angle = angle > Math.PI ? (2d * Math.PI) - angle : angle;
        }

        return angle > 0.5d * Math.PI;
    }
}
