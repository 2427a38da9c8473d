using System;
using Larmor.Kernels;

namespace Larmor.SimulatedHal;

/// <summary>Skyrmion synapses: the weight is a number of skyrmions that pulses make and end one by one.</summary>
/// <remarks>
/// <code>
/// up:  N += Binomial(m, p_nuc)      down:  N -= Binomial(N, p_ann)      R = R₀ + r N + noise
/// </code>
/// Temperature scales the rate behind each probability by e^(-B (300/T - 1)): p becomes 1 - (1 - p)^scale. At rest each skyrmion ends
/// at f₀ e^(-Δ) (<see cref="Age"/>). An event is a skyrmion made or ended. Source: K. M. Song et al., Nature Electronics 3, 148 (2020).
/// </remarks>
public sealed class SkyrmionArray : IDeviceArray, IBlockWork
{
    private readonly SkyrmionOptions _options;
    private readonly double[] _size;
    private readonly double _nucleation;
    private readonly double _annihilation;
    private sbyte[] _direction = [];
    private double _forgetting;
    private bool _isAging;

    /// <summary>Devices without skyrmions.</summary>
    /// <exception cref="ArgumentException">A parameter is outside physics; the message has name, value, limit and way out.</exception>
    public SkyrmionArray(SkyrmionOptions options, WorkerTeam? team = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        Blocks = new DeviceBlocks(options.Array.Count, team);
        Health = new DeviceHealth(options.Array);
        _size = DeviceSpread.Relative(options.Array, 0, options.SkyrmionOhms, options.SizeSigma);
        double scale = Math.Exp(-options.Barrier * ((PhysicalConstant.ReferenceKelvin / options.Array.TemperatureKelvin) - 1d));
        _nucleation = 1d - Math.Pow(1d - options.NucleationProbability, scale);
        _annihilation = 1d - Math.Pow(1d - options.AnnihilationProbability, scale);
        SkyrmionCount = new int[options.Array.Count];
        for (int i = 0; i < SkyrmionCount.Length; i++)
        {
            SkyrmionCount[i] = Health.FaultOf(i) == DeviceFault.StuckHigh ? options.Capacity : 0;
        }
    }

    /// <inheritdoc/>
    public DeviceBlocks Blocks { get; }

    /// <inheritdoc/>
    public DeviceHealth Health { get; }

    /// <summary>Skyrmions of each device; may be set.</summary>
    public int[] SkyrmionCount { get; }

    /// <summary>Gives each device a pulse: 1 up, -1 down, 0 none.</summary>
    /// <remarks>Allocates nothing.</remarks>
    public void Pulse(sbyte[] direction)
    {
        ArgumentNullException.ThrowIfNull(direction);
        Limit.Check(SkyrmionOptions.Model, "pulses", direction.Length, Blocks.Count, Blocks.Count, "pass one for each device");
        _direction = direction;
        _isAging = false;
        Blocks.Run(this);
    }

    /// <summary>Leaves the devices alone for a time.</summary>
    public void Age(double seconds)
    {
        Limit.Check(SkyrmionOptions.Model, "time", seconds, 0, 1e12, "it is in seconds");
        double barrier = _options.RetentionBarrier * PhysicalConstant.ReferenceKelvin / _options.Array.TemperatureKelvin;
        _forgetting = 1d - Math.Exp(-seconds * _options.AttemptHertz * Math.Exp(-barrier));
        _isAging = true;
        Blocks.Run(this);
    }

    /// <summary>Reads the resistance of each device in ohms, with the noise of one read; an open one reads infinity.</summary>
    public void ReadOhms(double[] ohms)
    {
        ArgumentNullException.ThrowIfNull(ohms);
        ulong key = DeviceNoise.Key(_options.Array.Seed, DevicePurpose.Read, Blocks.StepCount++);
        for (int i = 0; i < ohms.Length; i++)
        {
            double read = _options.BaseOhms + (_size[i] * SkyrmionCount[i]) + (_options.ReadSigmaOhms * DeviceNoise.Normal(key, (uint)i));
            ohms[i] = Health.FaultOf(i) == DeviceFault.Open ? double.PositiveInfinity : read;
        }
    }

    /// <inheritdoc/>
    void IBlockWork.Execute(int blockIndex)
    {
        long changes = 0;
        long pulses = 0;
        ulong key = DeviceNoise.Key(_options.Array.Seed, _isAging ? DevicePurpose.Retention : DevicePurpose.Step, Blocks.StepCount);
        int end = Blocks.End(blockIndex);
        for (int i = DeviceBlocks.First(blockIndex); i < end; i++)
        {
            int direction = _isAging ? -1 : _direction[i];
            DeviceFault fault = Health.FaultOf(i);
            if (direction == 0 || fault == DeviceFault.Open)
            {
                continue;
            }

            pulses += _isAging ? 0 : 1;
            if (_isAging ? fault != DeviceFault.None : !Health.Write(i, 1))
            {
                continue;
            }

            int before = SkyrmionCount[i];
            int after = direction > 0
                ? Math.Min(_options.Capacity, before + Binomial(key, i, _options.NucleationSiteCount, _nucleation))
                : before - Binomial(key, i, before, _isAging ? _forgetting : _annihilation);
            SkyrmionCount[i] = after;
            changes += Math.Abs(after - before);
        }

        Blocks.Tell(blockIndex, pulses * _options.PulseJoules, changes);
    }

    private static int Binomial(ulong key, int device, int tries, double probability)
    {
        int successes = 0;
        for (int n = 0; n < tries; n++)
        {
            uint index = ((uint)device * SkyrmionOptions.LargestCapacity) + (uint)n;
            successes += DeviceNoise.Uniform(key, index) < probability ? 1 : 0;
        }

        return successes;
    }
}
