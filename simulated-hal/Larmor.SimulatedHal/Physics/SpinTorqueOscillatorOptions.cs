namespace Larmor.SimulatedHal;

/// <summary>Parameters of <see cref="SpinTorqueOscillatorArray"/>; defaults are those of a vortex oscillator (simulated-hal/README.md).</summary>
public sealed class SpinTorqueOscillatorOptions
{
    internal const string Model = "spin-torque oscillator";

    /// <summary>Number, seed, temperature and faults.</summary>
    public DeviceArrayOptions Array { get; init; } = new();

    /// <summary>Form of the power equation.</summary>
    public OscillatorForm Form { get; init; } = OscillatorForm.Vortex;

    /// <summary>Closed form or stochastic equation of motion.</summary>
    public Fidelity Fidelity { get; init; } = Fidelity.Fast;

    /// <summary>γ, Γ or Γ₀, per second: the damping; positive.</summary>
    public double RatePerSecond { get; init; } = 8e7;

    /// <summary>Nonlinear damping Q of the uniform form.</summary>
    public double NonlinearDamping { get; init; } = 2d;

    /// <summary>Orbit factor λ of the vortex form.</summary>
    public double OrbitFactor { get; init; } = 0.81d;

    /// <summary>Largest stable drive, in thresholds; more is clipped.</summary>
    public double MaximumDrive { get; init; } = 1.5d;

    /// <summary>Frequency at vanishing power, in hertz.</summary>
    public double FrequencyHertz { get; init; } = 0.7e9;

    /// <summary>Shift of the frequency per unit of power, in hertz.</summary>
    public double FrequencyShiftHertz { get; init; } = 0.2e9;

    /// <summary>D_n at 300 K, per second: variance of the power is D_n / b.</summary>
    public double NoisePerSecond { get; init; }

    /// <summary>Threshold current in amperes.</summary>
    public double ThresholdAmperes { get; init; } = 10e-6;

    /// <summary>Resistance in ohms.</summary>
    public double ResistanceOhms { get; init; } = 1000d;

    /// <summary>Largest swing of the resistance in ohms, coupling β included.</summary>
    public double ResistanceSwingOhms { get; init; } = 500d;

    /// <summary>Device-to-device spread of the threshold, relative.</summary>
    public double ThresholdSigma { get; init; } = 0.05d;

    /// <summary>Device-to-device spread of the frequency, relative.</summary>
    public double FrequencySigma { get; init; } = 0.02d;

    /// <summary>Device-to-device spread of the damping, relative.</summary>
    public double RateSigma { get; init; } = 0.05d;

    internal void Validate()
    {
        Array.Validate(Model);
        Limit.Check(Model, "damping", RatePerSecond, 1e-6, 1e13, "damping is a positive rate per second");
        Limit.Check(Model, "Q", NonlinearDamping, 0, 1000, "nonlinear damping is not negative");
        Limit.Check(Model, "lambda", OrbitFactor, 1e-3, 10, "0.81 by theory");
        Limit.Check(Model, "maximumDrive", MaximumDrive, 1e-3, 1e6, "it is in thresholds");
        Limit.Check(Model, "frequency", FrequencyHertz, 0, 1e13, "it is in hertz");
        Limit.Check(Model, "frequencyShift", FrequencyShiftHertz, -1e13, 1e13, "it is in hertz per unit of power");
        Limit.Check(Model, "noise", NoisePerSecond, 0, 1e12, "it is a variance per second");
        Limit.Check(Model, "threshold", ThresholdAmperes, 1e-9, 1, "it is in amperes");
        Limit.Check(Model, "resistance", ResistanceOhms, 1e-3, 1e9, "it is in ohms");
        Limit.Check(Model, "swing", ResistanceSwingOhms, 0, 1e9, "it is in ohms");
        Limit.Check(Model, "thresholdSpread", ThresholdSigma, 0, DeviceSpread.LargestSigma, "cut at 3 sigma, it must stay positive");
        Limit.Check(Model, "frequencySpread", FrequencySigma, 0, DeviceSpread.LargestSigma, "cut at 3 sigma, it must stay positive");
        Limit.Check(Model, "dampingSpread", RateSigma, 0, DeviceSpread.LargestSigma, "cut at 3 sigma, it must stay positive");
    }
}
