using System;
using System.Numerics;
using Larmor.Kernels;

namespace Larmor.SimulatedHal;

/// <summary>Chains of spin diodes: each chain adds up what its resonators rectify of all tones; the weight is the detuning.</summary>
/// <remarks>
/// <code>
/// W_ji = Σ_k σ_k G(f_i; f_jk)      σ_k = (-1)^(k+1)      V_j = Σ_i W_ji P_i + b_j + noise
/// </code>
/// The tails of G fall as 1/d, so the sum runs over all resonators for each tone. Thermal noise √(4 k T R B) of each junction adds up
/// along the chain. Temperature moves the resonances and the noise. Stuck devices do not tune (low and high: the ends of the usable
/// range), an open device is by-passed. Energy is power times settling time for each device; an event is a device-tone product. A
/// detuning set by a current is volatile; <see cref="Age"/> lets resonances wander.
/// </remarks>
public sealed class SpinDiodeChainArray : IDeviceArray, IBlockWork
{
    private readonly SpinDiodeChainOptions _options;
    private readonly DeviceArrayOptions _array;
    private readonly double[] _spread;
    private readonly double[] _setPoint;
    private readonly double[] _weight;
    private readonly double _noiseVolts;
    private readonly DeviceBlocks _chains;
    private double _agedSeconds;

    /// <summary>Chains whose resonators are not tuned yet.</summary>
    /// <exception cref="ArgumentException">A parameter is outside physics; the message has name, value, limit and way out.</exception>
    public SpinDiodeChainArray(SpinDiodeChainOptions options, WorkerTeam? team = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        ResonatorCount = options.ResonancesGigahertz.Length;
        _array = new DeviceArrayOptions
        {
            Count = checked(options.ChainCount * ResonatorCount),
            Seed = options.Array.Seed,
            TemperatureKelvin = options.Array.TemperatureKelvin,
            StuckLowFraction = options.Array.StuckLowFraction,
            StuckHighFraction = options.Array.StuckHighFraction,
            OpenFraction = options.Array.OpenFraction,
            EnduranceWriteCount = options.Array.EnduranceWriteCount,
            EnduranceSigma = options.Array.EnduranceSigma,
        };
        _array.Validate(SpinDiodeChainOptions.Model);
        Health = new DeviceHealth(_array);
        _chains = new DeviceBlocks(options.ChainCount, team);
        _spread = DeviceSpread.Relative(_array, 0, 1d, options.FrequencySigma);
        _setPoint = new double[_array.Count];
        ResonanceGigahertz = new double[_array.Count];
        _weight = new double[options.ChainCount * options.TonesGigahertz.Length];
        double square = 4d * PhysicalConstant.BoltzmannJoulesPerKelvin * _array.TemperatureKelvin * options.ResistanceOhms;
        _noiseVolts = Math.Sqrt(square * options.BandwidthHertz * ResonatorCount);
        for (int i = 0; i < _setPoint.Length; i++)
        {
            _setPoint[i] = options.ResonancesGigahertz[i % ResonatorCount];
        }

        Refresh();
    }

    /// <inheritdoc/>
    public DeviceBlocks Blocks => _chains;

    /// <inheritdoc/>
    public DeviceHealth Health { get; }

    /// <summary>Resonators of a chain.</summary>
    public int ResonatorCount { get; }

    /// <summary>Where each resonator is, spread, drift and temperature included; shape [chains, resonators].</summary>
    public double[] ResonanceGigahertz { get; }

    /// <summary>Volts per microwatt of each tone in each chain; shape [chains, tones].</summary>
    public ReadOnlySpan<double> Weights => _weight;

    /// <summary>White noise of a single junction, in volts.</summary>
    public double JunctionNoiseVolts => _noiseVolts / Math.Sqrt(ResonatorCount);

    /// <summary>Tunes the resonators of one chain, relative to their places before tuning.</summary>
    /// <param name="chain">Which chain.</param>
    /// <param name="offsetsGigahertz">Shape [resonators].</param>
    public void Tune(int chain, ReadOnlySpan<double> offsetsGigahertz)
    {
        Limit.Check(SpinDiodeChainOptions.Model, "chain", chain, 0, _options.ChainCount - 1, "count from 0");
        Limit.Check(SpinDiodeChainOptions.Model, "offsets", offsetsGigahertz.Length, ResonatorCount, ResonatorCount, "one for each resonator");
        double quantum = _options.FrequencyQuantumGigahertz;
        for (int k = 0; k < ResonatorCount; k++)
        {
            int device = (chain * ResonatorCount) + k;
            double offset = quantum > 0d ? Math.Round(offsetsGigahertz[k] / quantum) * quantum : offsetsGigahertz[k];
            Limit.Check(SpinDiodeChainOptions.Model, "offset", offset, -0.5 * _options.ResonancesGigahertz[k], 1e3, "it is in gigahertz");
            if (Health.Write(device, 1))
            {
                _setPoint[device] = _options.ResonancesGigahertz[k] + offset;
            }
        }

        Place(chain);
        Weigh(chain);
    }

    /// <summary>Computes all weights anew.</summary>
    public void Refresh() => _chains.Run(this);

    /// <summary>Lets time pass: resonances wander from where they were set as a random walk.</summary>
    public void Age(double seconds)
    {
        Limit.Check(SpinDiodeChainOptions.Model, "time", seconds, 0, 1e12, "it is in seconds");
        _agedSeconds += seconds;
        Refresh();
    }

    /// <summary>The voltage of each chain for the powers of all tones.</summary>
    /// <param name="microwatts">Power of each tone, not negative; shape [tones].</param>
    /// <param name="volts">Receives the voltages; shape [chains].</param>
    /// <remarks>Allocates nothing.</remarks>
    public void Evaluate(double[] microwatts, double[] volts)
    {
        ArgumentNullException.ThrowIfNull(microwatts);
        ArgumentNullException.ThrowIfNull(volts);
        int tones = _options.TonesGigahertz.Length;
        Limit.CheckAll(SpinDiodeChainOptions.Model, "power", microwatts, tones, 0, 1e9, "powers are in microwatts and not negative");
        ulong key = DeviceNoise.Key(_array.Seed, DevicePurpose.Read, _chains.StepCount);
        for (int chain = 0; chain < _options.ChainCount; chain++)
        {
            double sum = 0d;
            for (int i = 0; i < tones; i++)
            {
                double power = microwatts[i];
                double seen = _options.SaturationMicrowatts > 0d ? power / (1d + (power / _options.SaturationMicrowatts)) : power;
                sum += _weight[(chain * tones) + i] * seen;
            }

            volts[chain] = _noiseVolts > 0d ? sum + (_noiseVolts * DeviceNoise.Normal(key, (uint)chain)) : sum;
        }

        _chains.StepCount++;
    }

    /// <inheritdoc/>
    void IBlockWork.Execute(int blockIndex)
    {
        int end = _chains.End(blockIndex);
        int first = DeviceBlocks.First(blockIndex);
        double energy = 0d;
        for (int chain = first; chain < end; chain++)
        {
            Place(chain);
            energy += Weigh(chain);
        }

        _chains.Tell(blockIndex, energy, (long)(end - first) * ResonatorCount * _options.TonesGigahertz.Length);
    }

    private void Place(int chain)
    {
        double warm = 1d + (_options.FrequencyPerKelvin * (_array.TemperatureKelvin - PhysicalConstant.ReferenceKelvin));
        double drift = _options.DriftPerRootSecond * Math.Sqrt(_agedSeconds);
        ulong key = DeviceNoise.Key(_array.Seed, DevicePurpose.Retention, 0);
        for (int device = chain * ResonatorCount; device < (chain + 1) * ResonatorCount; device++)
        {
            double at = _options.ResonancesGigahertz[device - (chain * ResonatorCount)];
            DeviceFault fault = Health.FaultOf(device);
            double set = fault == DeviceFault.None ? _setPoint[device]
                : fault == DeviceFault.StuckLow ? at / (1d + _options.Damping) : at / (1d - _options.Damping);
            double aged = drift > 0d ? 1d + (drift * DeviceNoise.Normal(key, (uint)device)) : 1d;
            ResonanceGigahertz[device] = set * _spread[device] * warm * aged;
        }
    }

    /// <summary>Fills the weights of a chain; answers with the energy of one settling at a microwatt for each tone.</summary>
    private double Weigh(int chain)
    {
        int tones = _options.TonesGigahertz.Length;
        double energy = 0d;
        Span<double> weights = _weight.AsSpan(chain * tones, tones);
        weights.Clear();
        for (int k = 0; k < ResonatorCount; k++)
        {
            int device = (chain * ResonatorCount) + k;
            if (Health.FaultOf(device) == DeviceFault.Open)
            {
                continue;
            }

            double sign = (k & 1) == 0 ? -1d : 1d;
            double resonance = ResonanceGigahertz[device];
            double width = _options.Damping * resonance;
            double even = _options.SymmetricShare * sign * _options.SensitivityVolts * width * width;
            double odd = sign * _options.SensitivityVolts * 2d * width;
            int i = 0;
            for (; i <= tones - Vector<double>.Count; i += Vector<double>.Count)
            {
                Vector<double> detuning = new Vector<double>(_options.TonesGigahertz, i) - new Vector<double>(resonance);
                Vector<double> line = ((detuning * odd) + new Vector<double>(even)) / ((detuning * detuning) + new Vector<double>(width * width));
                (new Vector<double>(weights[i..]) + line).CopyTo(weights[i..]);
            }

            for (; i < tones; i++)
            {
                double detuning = _options.TonesGigahertz[i] - resonance;
                weights[i] += ((odd * detuning) + even) / ((width * width) + (detuning * detuning));
            }

            energy += 1e-6 * tones * SpinDiode.SettleSeconds(_options.Damping, 1e9 * resonance);
        }

        return energy;
    }
}
