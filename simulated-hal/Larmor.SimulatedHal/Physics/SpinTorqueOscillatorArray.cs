using System;
using Larmor.Kernels;

namespace Larmor.SimulatedHal;

/// <summary>Spin-torque nano-oscillators, uniform or vortex: power and phase of each, driven by a current.</summary>
/// <remarks>
/// <code>
/// dp/dt = 2 (a - b p) p        dφ/dt = 2π (f0 + N p)        noise: dc = (a - b|c|²) c dt + √D (dW1 + i dW2),  p = |c|²
/// Fast       exact logistic flow, half a step before the noise and half after it (Strang)
/// Reference  Euler-Maruyama on c
/// </code>
/// Without noise <see cref="Fidelity.Fast"/> is exact for any step. Temperature scales the noise. An event is a device-step with a
/// clipped drive; energy is R I² t. The power is forgotten within 1/(2|a|): nothing is retained.
/// Source: A. Slavin, V. Tiberkevich, IEEE Trans. Magn. 45, 1875 (2009); vortex form after Guslienko et al. (see the card).
/// </remarks>
public sealed class SpinTorqueOscillatorArray : IDeviceArray, IBlockWork
{
    private const double LargestReferenceShare = 0.02d;
    private const double LargestNoisyShare = 0.5d;

    private readonly SpinTorqueOscillatorOptions _options;
    private readonly double[] _rate;
    private readonly double[] _threshold;
    private readonly double[] _frequency;
    private readonly double _gainSlope;
    private readonly double _gainOffset;
    private readonly double _lossSlope;
    private readonly double _lossOffset;
    private readonly double _noise;
    private double[] _drive = [];
    private double _seconds;

    /// <summary>Oscillators at the power <see cref="StartPower"/>.</summary>
    /// <exception cref="ArgumentException">A parameter is outside physics; the message has name, value, limit and way out.</exception>
    public SpinTorqueOscillatorArray(SpinTorqueOscillatorOptions options, WorkerTeam? team = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        Blocks = new DeviceBlocks(options.Array.Count, team);
        Health = new DeviceHealth(options.Array);
        _rate = DeviceSpread.Relative(options.Array, 0, options.RatePerSecond, options.RateSigma);
        _threshold = DeviceSpread.Relative(options.Array, 1, 1d, options.ThresholdSigma);
        _frequency = DeviceSpread.Relative(options.Array, 2, options.FrequencyHertz, options.FrequencySigma);
        bool isNeuron = options.Form == OscillatorForm.Neuron;
        bool isVortex = options.Form == OscillatorForm.Vortex;
        _gainSlope = isNeuron ? 0.5d : 1d;
        _gainOffset = -_gainSlope;
        _lossSlope = isNeuron ? 0.5d : isVortex ? 0d : 1d;
        _lossOffset = isNeuron ? 0d : isVortex ? 1d / (options.OrbitFactor * options.OrbitFactor) : options.NonlinearDamping;
        _noise = options.NoisePerSecond * options.Array.TemperatureKelvin / PhysicalConstant.ReferenceKelvin;
        Power = new double[options.Array.Count];
        PhaseRadians = new double[options.Array.Count];
        System.Array.Fill(Power, StartPower);
    }

    /// <summary>Power of a new oscillator: thermal motion never lets it be 0.</summary>
    public static double StartPower => 1e-4;

    /// <inheritdoc/>
    public DeviceBlocks Blocks { get; }

    /// <inheritdoc/>
    public DeviceHealth Health { get; }

    /// <summary>Power p of each device, dimensionless; may be set.</summary>
    public double[] Power { get; }

    /// <summary>Phase of each device in [0, 2π).</summary>
    public double[] PhaseRadians { get; }

    /// <summary>Largest step: the share of the fastest relaxation that the solver allows.</summary>
    public double LargestStepSeconds
    {
        get
        {
            double fastest = _options.RatePerSecond * (1d + (3d * _options.RateSigma));
            double drive = _options.MaximumDrive / (1d - (3d * _options.ThresholdSigma));
            double rate = 2d * fastest * Math.Max(_gainSlope, Math.Abs((_gainSlope * drive) + _gainOffset));
            return _options.Fidelity == Fidelity.Reference ? LargestReferenceShare / rate : _noise > 0d ? LargestNoisyShare / rate : 1d;
        }
    }

    /// <summary>Steady power at a drive in thresholds, of a device without spread.</summary>
    public double SteadyPower(double drive) => Math.Max(0d, ((_gainSlope * drive) + _gainOffset) / ((_lossSlope * drive) + _lossOffset));

    /// <summary>Moves all oscillators on.</summary>
    /// <param name="seconds">Length of the step, at most <see cref="LargestStepSeconds"/>.</param>
    /// <param name="drive">Current of each device over the nominal threshold, not negative.</param>
    /// <exception cref="ArgumentException">The step or a drive is outside its limits.</exception>
    /// <remarks>Allocates nothing.</remarks>
    public void Step(double seconds, double[] drive)
    {
        ArgumentNullException.ThrowIfNull(drive);
        Limit.Check(SpinTorqueOscillatorOptions.Model, "step", seconds, 1e-18, LargestStepSeconds, "take more and shorter steps");
        Limit.CheckAll(SpinTorqueOscillatorOptions.Model, "drive", drive, Blocks.Count, 0, 1e6, "it is in thresholds");
        _seconds = seconds;
        _drive = drive;
        Blocks.Run(this);
    }

    /// <summary>Amplitude of each device's radio-frequency voltage, <c>I ΔR √p / 2</c>, in volts, at the last drive.</summary>
    public void ReadVolts(double[] volts)
    {
        ArgumentNullException.ThrowIfNull(volts);
        for (int i = 0; i < Power.Length; i++)
        {
            bool isOpen = Health.FaultOf(i) == DeviceFault.Open;
            double amperes = isOpen || _drive.Length == 0 ? 0d : Math.Min(_drive[i], _options.MaximumDrive) * _options.ThresholdAmperes;
            volts[i] = 0.5d * amperes * _options.ResistanceSwingOhms * Math.Sqrt(Power[i]);
        }
    }

    /// <inheritdoc/>
    void IBlockWork.Execute(int blockIndex)
    {
        double drives = 0d;
        long clipped = 0;
        ulong key = DeviceNoise.Key(_options.Array.Seed, DevicePurpose.Step, Blocks.StepCount);
        Span<double> gain = stackalloc double[DeviceVectors.ChunkSize];
        Span<double> loss = stackalloc double[DeviceVectors.ChunkSize];
        int end = Blocks.End(blockIndex);
        for (int first = DeviceBlocks.First(blockIndex); first < end; first += DeviceVectors.ChunkSize)
        {
            int count = Math.Min(DeviceVectors.ChunkSize, end - first);
            for (int n = 0; n < count; n++)
            {
                int i = first + n;
                double drive = Health.FaultOf(i) == DeviceFault.None ? _drive[i] : 0d;
                if (drive > _options.MaximumDrive)
                {
                    drive = _options.MaximumDrive;
                    clipped++;
                }

                drives += drive * drive;
                double ratio = drive / _threshold[i];
                gain[n] = _rate[i] * ((_gainSlope * ratio) + _gainOffset);
                loss[n] = _rate[i] * ((_lossSlope * ratio) + _lossOffset);
            }

            Move(first, gain[..count], loss[..count], key);
        }

        double amperes = _options.ThresholdAmperes;
        Blocks.Tell(blockIndex, _options.ResistanceOhms * amperes * amperes * drives * _seconds, clipped);
    }

    /// <summary>Moves neighbouring devices on: exponentials, noise and angles of all of them at once.</summary>
    private void Move(int first, ReadOnlySpan<double> gain, ReadOnlySpan<double> loss, ulong key)
    {
        int count = gain.Length;
        bool isFast = _options.Fidelity == Fidelity.Fast;
        Span<double> shrink = stackalloc double[DeviceVectors.ChunkSize];
        Span<double> along = stackalloc double[DeviceVectors.ChunkSize];
        Span<double> across = stackalloc double[DeviceVectors.ChunkSize];
        Span<double> middle = stackalloc double[DeviceVectors.ChunkSize];
        if (isFast)
        {
            for (int n = 0; n < count; n++)
            {
                shrink[n] = -Math.Abs(gain[n]) * _seconds;
            }

            DeviceVectors.Exp(shrink[..count]);
        }

        if (_noise > 0d)
        {
            DeviceVectors.Normal(key, first, along[..count], across[..count]);
        }

        double half = 0.5d * _seconds;
        double sigma = Math.Sqrt(_noise * _seconds);
        for (int n = 0; n < count; n++)
        {
            double power = Power[first + n];
            middle[n] = isFast ? Flow(power, gain[n], loss[n], half, shrink[n]) : power;
            if (isFast && _noise == 0d)
            {
                Power[first + n] = Flow(power, gain[n], loss[n], _seconds, shrink[n] * shrink[n]);
                continue;
            }

            double amplitude = Math.Sqrt(middle[n]);
            amplitude += isFast ? 0d : (gain[n] - (loss[n] * power)) * amplitude * _seconds;
            along[n] = _noise > 0d ? amplitude + (sigma * along[n]) : amplitude;
            across[n] = _noise > 0d ? sigma * across[n] : 0d;
            power = (along[n] * along[n]) + (across[n] * across[n]);
            Power[first + n] = isFast ? Flow(power, gain[n], loss[n], half, shrink[n]) : power;
        }

        if (!isFast || _noise > 0d)
        {
            DeviceVectors.Turns(along[..count], across[..count]);
        }

        for (int n = 0; n < count; n++)
        {
            int i = first + n;
            DeviceFault fault = Health.FaultOf(i);
            if (fault != DeviceFault.None)
            {
                Power[i] = fault == DeviceFault.StuckHigh ? SteadyPower(_options.MaximumDrive) : 0d;
                continue;
            }

            double turned = isFast && _noise == 0d ? 0d : across[n];
            double turns = ((_frequency[i] + (_options.FrequencyShiftHertz * middle[n])) * _seconds) + turned
                + (PhaseRadians[i] * (0.5d / Math.PI));
            PhaseRadians[i] = 2d * Math.PI * (turns - Math.Floor(turns));
        }
    }

    /// <summary>The exact solution of the logistic equation after a time.</summary>
    /// <param name="power">Power at the beginning.</param>
    /// <param name="gain">a.</param>
    /// <param name="loss">b.</param>
    /// <param name="seconds">Time.</param>
    /// <param name="shrink">e^(-2 |a| t) of that time.</param>
    private static double Flow(double power, double gain, double loss, double seconds, double shrink)
    {
        double size = Math.Abs(gain);
        double fall = size * seconds < 1e-8 ? 2d * seconds * (1d - (size * seconds)) : (1d - shrink) / size;
        double growing = gain > 0d ? power : power * shrink;
        double start = gain > 0d ? shrink : 1d;
        return growing / (start + (power * loss * fall));
    }
}
