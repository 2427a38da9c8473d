namespace Larmor.SimulatedHal;

/// <summary>Parameters of <see cref="TelegraphJunctionArray"/>.</summary>
public sealed class TelegraphJunctionOptions
{
    internal const string Model = "superparamagnetic junction";

    /// <summary>Number, seed, temperature and faults.</summary>
    public DeviceArrayOptions Array { get; init; } = new();

    /// <summary>Clocked closed form, or dwell by dwell.</summary>
    public Fidelity Fidelity { get; init; } = Fidelity.Fast;

    /// <summary>Barrier Δ at 300 K in units of k T.</summary>
    public double Barrier { get; init; } = 10d;

    /// <summary>Attempt frequency f₀ in hertz; measured ones differ by decades, so fit it.</summary>
    public double AttemptHertz { get; init; } = 1e9;

    /// <summary>Voltage that removes the barrier, in volts.</summary>
    public double CriticalVolts { get; init; } = 0.5d;

    /// <summary>Resistance of the parallel state in ohms.</summary>
    public double ParallelOhms { get; init; } = 5000d;

    /// <summary>Tunnel magnetoresistance at no bias (1.2 = 120 %).</summary>
    public double ResistanceRatio { get; init; } = 1.2d;

    /// <summary>Bias at which the tunnel magnetoresistance has halved, in volts.</summary>
    public double HalvingVolts { get; init; } = 0.5d;

    /// <summary>Joule heating in kelvin per watt.</summary>
    public double HeatingKelvinPerWatt { get; init; }

    /// <summary>Device-to-device spread of the barrier, relative.</summary>
    public double BarrierSigma { get; init; } = 0.05d;

    /// <summary>Device-to-device spread of the critical voltage, relative.</summary>
    public double CriticalSigma { get; init; } = 0.1d;

    /// <summary>Device-to-device spread of the offset field, in critical voltages.</summary>
    public double OffsetSigma { get; init; } = 0.03d;

    internal void Validate()
    {
        Array.Validate(Model);
        Limit.Check(Model, "barrier", Barrier, 0, 100, "it is in units of k T");
        Limit.Check(Model, "attempt", AttemptHertz, 1, 1e18, "it is in hertz");
        Limit.Check(Model, "critical", CriticalVolts, 1e-6, 100, "it is in volts");
        Limit.Check(Model, "resistance", ParallelOhms, 1e-3, 1e12, "it is in ohms");
        Limit.Check(Model, "tmr", ResistanceRatio, 0, 100, "1.2 is 120 %");
        Limit.Check(Model, "halving", HalvingVolts, 1e-3, 1e9, "it is in volts");
        Limit.Check(Model, "heating", HeatingKelvinPerWatt, 0, 1e9, "it is in kelvin per watt");
        Limit.Check(Model, "barrierSpread", BarrierSigma, 0, DeviceSpread.LargestSigma, "cut at 3 sigma, it must stay positive");
        Limit.Check(Model, "criticalSpread", CriticalSigma, 0, DeviceSpread.LargestSigma, "cut at 3 sigma, it must stay positive");
        Limit.Check(Model, "offsetSpread", OffsetSigma, 0, 1, "it is in critical voltages");
    }
}
