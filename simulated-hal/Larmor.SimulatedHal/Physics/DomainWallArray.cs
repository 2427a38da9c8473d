using System;
using Larmor.Kernels;

namespace Larmor.SimulatedHal;

/// <summary>Domain-wall synapses on notched tracks: a pulse frees the wall from its notch with a probability, the place is the weight.</summary>
/// <remarks>
/// <code>
/// P = 1 - exp(-f₀ t e^(-Δ_p (1 - |J| / J_c0)))     then one notch on; beyond the overdrive as many as μ (|J| - J_c0) t is long
/// G = G_AP + (G_P - G_AP) q / L
/// </code>
/// The equation of motion between notches is <see cref="DomainWallMotion"/>. Temperature lowers Δ_p, in pulses and at rest
/// (<see cref="Age"/>, either way by chance). An event is a wall that moved; energy is R I² t. Source: S. Liu et al., Appl. Phys.
/// Lett. 118, 202405 (2021).
/// </remarks>
public sealed class DomainWallArray : IDeviceArray, IBlockWork
{
    private readonly DomainWallOptions _options;
    private readonly double[] _critical;
    private readonly double[] _barrier;
    private readonly int _lastLevel;
    private double[] _current = [];
    private double _seconds;
    private bool _isAging;

    /// <summary>Walls in the middle of their tracks.</summary>
    /// <exception cref="ArgumentException">A parameter is outside physics; the message has name, value, limit and way out.</exception>
    public DomainWallArray(DomainWallOptions options, WorkerTeam? team = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        Blocks = new DeviceBlocks(options.Array.Count, team);
        Health = new DeviceHealth(options.Array);
        _critical = DeviceSpread.Relative(options.Array, 0, 1d, options.CriticalSigma);
        double barrier = options.PinningBarrier * PhysicalConstant.ReferenceKelvin / options.Array.TemperatureKelvin;
        _barrier = DeviceSpread.Relative(options.Array, 1, barrier, options.BarrierSigma);
        _lastLevel = options.LevelCount - 1;
        Level = new int[options.Array.Count];
        for (int i = 0; i < Level.Length; i++)
        {
            DeviceFault fault = Health.FaultOf(i);
            Level[i] = fault == DeviceFault.StuckLow ? 0 : fault == DeviceFault.StuckHigh ? _lastLevel : _lastLevel / 2;
        }
    }

    /// <inheritdoc/>
    public DeviceBlocks Blocks { get; }

    /// <inheritdoc/>
    public DeviceHealth Health { get; }

    /// <summary>Notch of each wall, from 0; may be set.</summary>
    public int[] Level { get; }

    /// <summary>Probability that a pulse frees a wall without spread.</summary>
    /// <param name="ratio">|J| / J_c0.</param>
    /// <param name="seconds">Length of the pulse.</param>
    public double DepinProbability(double ratio, double seconds) =>
        Depin(_options.PinningBarrier * PhysicalConstant.ReferenceKelvin / _options.Array.TemperatureKelvin, ratio, seconds);

    /// <summary>Gives each wall a pulse.</summary>
    /// <param name="seconds">Length of the pulses.</param>
    /// <param name="current">J / J_c0 of each; positive moves up, 0 leaves it alone.</param>
    /// <remarks>Allocates nothing.</remarks>
    public void Pulse(double seconds, double[] current)
    {
        ArgumentNullException.ThrowIfNull(current);
        Limit.Check(DomainWallOptions.Model, "pulse", seconds, 1e-13, 1, "it is in seconds");
        Limit.CheckAll(DomainWallOptions.Model, "current", current, Blocks.Count, -20, 20, "it is in J_c0");
        _seconds = seconds;
        _current = current;
        _isAging = false;
        Blocks.Run(this);
    }

    /// <summary>Leaves the walls alone for a time: some creep.</summary>
    public void Age(double seconds)
    {
        Limit.Check(DomainWallOptions.Model, "time", seconds, 0, 1e12, "it is in seconds");
        _seconds = seconds;
        _isAging = true;
        Blocks.Run(this);
    }

    /// <summary>Reads the conductance of each device in siemens, with the noise of one read.</summary>
    public void ReadSiemens(double[] siemens)
    {
        ArgumentNullException.ThrowIfNull(siemens);
        ulong key = DeviceNoise.Key(_options.Array.Seed, DevicePurpose.Read, Blocks.StepCount++);
        double low = _options.ParallelSiemens / (1d + _options.ResistanceRatio);
        for (int i = 0; i < Level.Length; i++)
        {
            double conductance = low + ((_options.ParallelSiemens - low) * Level[i] / _lastLevel);
            double noise = 1d + (_options.ReadSigma * DeviceNoise.Normal(key, (uint)i));
            siemens[i] = Health.FaultOf(i) == DeviceFault.Open ? 0d : conductance * noise;
        }
    }

    /// <inheritdoc/>
    void IBlockWork.Execute(int blockIndex)
    {
        double squares = 0d;
        long moves = 0;
        ulong key = DeviceNoise.Key(_options.Array.Seed, _isAging ? DevicePurpose.Retention : DevicePurpose.Step, Blocks.StepCount);
        Span<double> probabilities = stackalloc double[DeviceVectors.ChunkSize];
        Span<double> draws = stackalloc double[DeviceVectors.ChunkSize];
        int start = DeviceBlocks.First(blockIndex);
        int end = Blocks.End(blockIndex);
        for (int i = start; i < end; i++)
        {
            int n = (i - start) % DeviceVectors.ChunkSize;
            if (n == 0)
            {
                int count = Math.Min(DeviceVectors.ChunkSize, end - i);
                Depin(i, probabilities[..count]);
                DeviceVectors.Uniform(key, i, draws[..count]);
            }

            double current = _isAging ? 0d : _current[i];
            DeviceFault fault = Health.FaultOf(i);
            if (fault == DeviceFault.Open || (!_isAging && current == 0d))
            {
                continue;
            }

            squares += current * current;
            if (_isAging ? fault != DeviceFault.None : !Health.Write(i, 1))
            {
                continue;
            }

            double draw = draws[n];
            double probability = probabilities[n];
            if (draw >= probability)
            {
                continue;
            }

            int notches = 1;
            double ratio = Math.Abs(current) / _critical[i];
            if (ratio > _options.OverdriveRatio)
            {
                double flown = _options.MobilityMetresPerSecond * (ratio - 1d) * _seconds / _options.NotchMetres;
                notches = (int)Math.Clamp(Math.Floor(flown), 1d, _lastLevel);
            }

            bool goesUp = _isAging ? draw < 0.5d * probability : current > 0d;
            Level[i] = Math.Clamp(Level[i] + (goesUp ? notches : -notches), 0, _lastLevel);
            moves++;
        }

        Blocks.Tell(blockIndex, squares * _options.WriteWatts * _seconds, moves);
    }

    /// <summary>Probabilities of neighbouring walls at the present pulse, or at rest.</summary>
    private void Depin(int first, Span<double> probabilities)
    {
        for (int n = 0; n < probabilities.Length; n++)
        {
            double current = _isAging ? 0d : _current[first + n];
            probabilities[n] = -_barrier[first + n] * Math.Max(0d, 1d - (Math.Abs(current) / _critical[first + n]));
        }

        DeviceVectors.Exp(probabilities);
        double attempts = -_options.AttemptHertz * _seconds;
        for (int n = 0; n < probabilities.Length; n++)
        {
            probabilities[n] *= attempts;
        }

        DeviceVectors.Exp(probabilities);
        for (int n = 0; n < probabilities.Length; n++)
        {
            probabilities[n] = 1d - probabilities[n];
        }
    }

    private double Depin(double barrier, double ratio, double seconds) =>
        1d - Math.Exp(-_options.AttemptHertz * seconds * Math.Exp(-barrier * Math.Max(0d, 1d - ratio)));
}
