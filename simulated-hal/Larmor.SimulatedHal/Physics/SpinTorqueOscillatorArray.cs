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
        int end = Blocks.End(blockIndex);
        for (int i = DeviceBlocks.First(blockIndex); i < end; i++)
        {
            DeviceFault fault = Health.FaultOf(i);
            if (fault != DeviceFault.None)
            {
                Power[i] = fault == DeviceFault.StuckHigh ? SteadyPower(_options.MaximumDrive) : 0d;
                continue;
            }

            double drive = _drive[i];
            if (drive > _options.MaximumDrive)
            {
                drive = _options.MaximumDrive;
                clipped++;
            }

            drives += drive * drive;
            double ratio = drive / _threshold[i];
            Move(i, _rate[i] * ((_gainSlope * ratio) + _gainOffset), _rate[i] * ((_lossSlope * ratio) + _lossOffset), key);
        }

        double amperes = _options.ThresholdAmperes;
        Blocks.Tell(blockIndex, _options.ResistanceOhms * amperes * amperes * drives * _seconds, clipped);
    }

    private void Move(int device, double gain, double loss, ulong key)
    {
        double power = Power[device];
        double turned = 0d;
        double middle;
        if (_options.Fidelity == Fidelity.Reference)
        {
            middle = power;
            double amplitude = Math.Sqrt(power);
            Scatter(amplitude + ((gain - (loss * power)) * amplitude * _seconds), key, device, out power, out turned);
        }
        else if (_noise > 0d)
        {
            middle = Flow(power, gain, loss, 0.5d * _seconds);
            Scatter(Math.Sqrt(middle), key, device, out power, out turned);
            power = Flow(power, gain, loss, 0.5d * _seconds);
        }
        else
        {
            middle = Flow(power, gain, loss, 0.5d * _seconds);
            power = Flow(power, gain, loss, _seconds);
        }

        Power[device] = power;
        double turns = ((_frequency[device] + (_options.FrequencyShiftHertz * middle)) * _seconds) + (turned / (2d * Math.PI))
            + (PhaseRadians[device] / (2d * Math.PI));
        PhaseRadians[device] = 2d * Math.PI * (turns - Math.Floor(turns));
    }

    /// <summary>The exact solution of the logistic equation after a time.</summary>
    private static double Flow(double power, double gain, double loss, double seconds)
    {
        double size = Math.Abs(gain);
        double shrink = Math.Exp(-2d * size * seconds);
        double fall = size * seconds < 1e-8 ? 2d * seconds * (1d - (size * seconds)) : (1d - shrink) / size;
        double growing = gain > 0d ? power : power * shrink;
        double start = gain > 0d ? shrink : 1d;
        return growing / (start + (power * loss * fall));
    }

    private void Scatter(double amplitude, ulong key, int device, out double power, out double turned)
    {
        double along = amplitude;
        double across = 0d;
        if (_noise > 0d)
        {
            DeviceNoise.Pair(key, (uint)device, out double first, out double second);
            double sigma = Math.Sqrt(_noise * _seconds);
            along += sigma * first;
            across = sigma * second;
        }

        power = (along * along) + (across * across);
        turned = across == 0d && along >= 0d ? 0d : Math.Atan2(across, along);
    }
}
