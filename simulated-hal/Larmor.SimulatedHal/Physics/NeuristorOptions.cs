namespace Larmor.SimulatedHal;

/// <summary>Parameters of <see cref="NeuristorArray"/> and <see cref="SwitchNeuristorArray"/>.</summary>
public sealed class NeuristorOptions
{
    internal const string Model = "neuristor";

    /// <summary>Number, seed, base temperature T₀ and faults.</summary>
    public DeviceArrayOptions Array { get; init; } = new() { TemperatureKelvin = 325d };

    /// <summary>Resistance over temperature; <see cref="DeviceFits.VanadiumLoops"/> finds it from measurements.</summary>
    public VanadiumLoop Loop { get; init; } = VanadiumLoop.Published;

    /// <summary>Load resistance in ohms.</summary>
    public double LoadOhms { get; init; } = 12000d;

    /// <summary>Capacitance in farads.</summary>
    public double Farads { get; init; } = 145.34619e-12;

    /// <summary>Heat capacity in joules per kelvin.</summary>
    public double JoulesPerKelvin { get; init; } = 4.962776831e-11;

    /// <summary>Heat conductance of a device to everything, in watts per kelvin.</summary>
    public double WattsPerKelvin { get; init; } = 0.20558726e-3;

    /// <summary>Share η of the heat conductance that leads to each of the two neighbours in a row.</summary>
    public double Coupling { get; init; }

    /// <summary>Thermal noise: kelvin per root nanosecond.</summary>
    public double NoiseKelvin { get; init; }

    /// <summary>Switch model: resistance of the insulator in ohms.</summary>
    public double InsulatorOhms { get; init; } = 40000d;

    /// <summary>Switch model: resistance of the metal in ohms.</summary>
    public double MetalOhms { get; init; } = 1300d;

    /// <summary>Switch model: voltage at which the insulator gives way.</summary>
    public double ThresholdVolts { get; init; } = 7d;

    /// <summary>Switch model: voltage at which the metal lets go.</summary>
    public double HoldVolts { get; init; } = 1.5d;

    /// <summary>Switch model: what a spike adds to the residual heat m, dimensionless.</summary>
    public double Facilitation { get; init; }

    /// <summary>Switch model: time in which the residual heat falls to 1/e, in seconds.</summary>
    public double FacilitationSeconds { get; init; } = 241.395e-9;

    /// <summary>Switch model: relative fall κ of the threshold at m = 1.</summary>
    public double ThresholdFall { get; init; } = 0.1d;

    /// <summary>Long-term weight: change per pulse Δw.</summary>
    public double PlasticStep { get; init; } = 0.01d;

    /// <summary>Long-term weight: time τ_L in which it falls back, in seconds.</summary>
    public double RetentionSeconds { get; init; } = 1e5;

    /// <summary>Device-to-device spread of threshold and thermal conductance, relative.</summary>
    public double Sigma { get; init; } = 0.02d;

    internal void Validate()
    {
        Array.Validate(Model);
        Limit.Check(
            Model, "temperature", Array.TemperatureKelvin, VanadiumLoop.ColdestKelvin, VanadiumLoop.HottestKelvin, "the loop was measured there");
        Limit.Check(Model, "load", LoadOhms, 1, 1e9, "it is in ohms");
        Limit.Check(Model, "capacitance", Farads, 1e-18, 1e-3, "it is in farads");
        Limit.Check(Model, "heatCapacity", JoulesPerKelvin, 1e-18, 1, "it is in joules per kelvin");
        Limit.Check(Model, "heatConductance", WattsPerKelvin, 1e-12, 1, "it is in watts per kelvin");
        Limit.Check(Model, "coupling", Coupling, 0, 0.49, "two neighbours cannot take more than all heat");
        Limit.Check(Model, "noise", NoiseKelvin, 0, 1, "it is in kelvin per root nanosecond");
        Limit.Check(Model, "insulator", InsulatorOhms, MetalOhms, 1e12, "the insulator resists more than the metal");
        Limit.Check(Model, "metal", MetalOhms, 1e-3, 1e12, "it is in ohms");
        Limit.Check(Model, "threshold", ThresholdVolts, HoldVolts, 1e4, "the threshold is above the hold voltage");
        Limit.Check(Model, "hold", HoldVolts, 0, 1e4, "it is in volts");
        Limit.Check(Model, "facilitation", Facilitation, 0, 10, "it is dimensionless");
        Limit.Check(Model, "facilitationTime", FacilitationSeconds, 1e-12, 1e6, "it is in seconds");
        Limit.Check(Model, "thresholdFall", ThresholdFall, 0, 0.9, "a threshold must be left");
        Limit.Check(Model, "plasticStep", PlasticStep, 0, 1, "it is a share of the range");
        Limit.Check(Model, "retention", RetentionSeconds, 1e-9, 1e15, "it is in seconds");
        Limit.Check(Model, "spread", Sigma, 0, DeviceSpread.LargestSigma, "cut at 3 sigma, it must stay positive");
    }
}
