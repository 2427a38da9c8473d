namespace Larmor.SimulatedHal;

/// <summary>Parameters of <see cref="SpinDiodeChainArray"/>.</summary>
public sealed class SpinDiodeChainOptions
{
    internal const string Model = "spin-diode synapse";

    /// <summary>Seed, temperature and faults; its count is chains times resonators and is set by the array.</summary>
    public DeviceArrayOptions Array { get; init; } = new();

    /// <summary>Chains: outputs.</summary>
    public int ChainCount { get; init; } = 1;

    /// <summary>Frequencies of the tones, in gigahertz: inputs.</summary>
    public double[] TonesGigahertz { get; init; } = [0.1d];

    /// <summary>Resonances before any tuning, in gigahertz: the same in each chain.</summary>
    public double[] ResonancesGigahertz { get; init; } = [0.1d];

    /// <summary>Gilbert damping α.</summary>
    public double Damping { get; init; } = 0.01d;

    /// <summary>K in volts per microwatt.</summary>
    public double SensitivityVolts { get; init; } = SpinDiode.Sensitivity(1d, 1d, System.Math.PI / 4d, 10d);

    /// <summary>Symmetric part of the line, as a share of the antisymmetric one: a weight offset that calibration must find.</summary>
    public double SymmetricShare { get; init; }

    /// <summary>Power at which rectification halves, in microwatts; 0 for none.</summary>
    public double SaturationMicrowatts { get; init; }

    /// <summary>Finest change of a resonance, in gigahertz; 0 for any.</summary>
    public double FrequencyQuantumGigahertz { get; init; }

    /// <summary>Relative change of a resonance per kelvin away from 300 K.</summary>
    public double FrequencyPerKelvin { get; init; } = -1e-4;

    /// <summary>Relative drift of a resonance per root of a second of <see cref="SpinDiodeChainArray.Age"/>.</summary>
    public double DriftPerRootSecond { get; init; }

    /// <summary>Resistance of a junction in ohms, for its thermal noise.</summary>
    public double ResistanceOhms { get; init; } = 1000d;

    /// <summary>Bandwidth of the read-out in hertz; 0 for no noise.</summary>
    public double BandwidthHertz { get; init; } = 1e6;

    /// <summary>Device-to-device spread of the resonance, relative.</summary>
    public double FrequencySigma { get; init; } = 0.01d;

    internal void Validate()
    {
        Limit.Check(Model, "chains", ChainCount, 1, 1 << 20, "cut the layer");
        Limit.Check(Model, "tones", TonesGigahertz.Length, 1, 1 << 16, "cut the layer");
        Limit.Check(Model, "resonators", ResonancesGigahertz.Length, 1, 1 << 16, "cut the chain");
        Limit.CheckAll(Model, "tone", TonesGigahertz, TonesGigahertz.Length, 1e-6, 1e3, "it is in gigahertz");
        Limit.CheckAll(Model, "resonance", ResonancesGigahertz, ResonancesGigahertz.Length, 1e-6, 1e3, "it is in gigahertz");
        Limit.Check(Model, "damping", Damping, 1e-6, 1, "Gilbert damping is positive and below 1");
        Limit.Check(Model, "sensitivity", SensitivityVolts, 1e-12, 1e3, "it is in volts per microwatt");
        Limit.Check(Model, "symmetric", SymmetricShare, -10, 10, "it is relative to the antisymmetric part");
        Limit.Check(Model, "saturation", SaturationMicrowatts, 0, 1e12, "0 is no saturation");
        Limit.Check(Model, "quantum", FrequencyQuantumGigahertz, 0, 1, "0 is no quantum");
        Limit.Check(Model, "tempco", FrequencyPerKelvin, -0.001, 0.001, "it is relative and per kelvin");
        Limit.Check(Model, "drift", DriftPerRootSecond, 0, 0.1, "it is relative");
        Limit.Check(Model, "resistance", ResistanceOhms, 1e-3, 1e9, "it is in ohms");
        Limit.Check(Model, "bandwidth", BandwidthHertz, 0, 1e12, "0 is no noise");
        Limit.Check(Model, "frequencySpread", FrequencySigma, 0, DeviceSpread.LargestSigma, "cut at 3 sigma, it must stay positive");
    }
}
