namespace Larmor.SimulatedHal;

/// <summary>Parameters of <see cref="MagneticMemoryArray"/>; defaults are a 40 nm spin-transfer cell.</summary>
public sealed class MagneticMemoryOptions
{
    internal const string Model = "magnetic memory";

    /// <summary>Number, seed, temperature and faults.</summary>
    public DeviceArrayOptions Array { get; init; } = new();

    /// <summary>Closed forms and a table, or one path of the angle for each pulse.</summary>
    public Fidelity Fidelity { get; init; } = Fidelity.Fast;

    /// <summary>Barrier Δ at 300 K in units of k T.</summary>
    public double Barrier { get; init; } = 60d;

    /// <summary>Threshold current I_c0 in amperes.</summary>
    public double CriticalAmperes { get; init; } = 50.3e-6;

    /// <summary>Time unit t_D of the torque, in seconds.</summary>
    public double DynamicSeconds { get; init; } = 0.7105e-9;

    /// <summary>Attempt time τ₀ in seconds.</summary>
    public double AttemptSeconds { get; init; } = 1e-9;

    /// <summary>Exponent of the barrier: 1 for spin transfer, 2 for a field-like torque.</summary>
    public double BarrierExponent { get; init; } = 1d;

    /// <summary>Share of the anisotropy that the pulse's voltage removes (voltage-controlled anisotropy), 0 to below 1.</summary>
    public double AnisotropyShare { get; init; }

    /// <summary>Resistance of the parallel state in ohms.</summary>
    public double ParallelOhms { get; init; } = 2530d;

    /// <summary>Tunnel magnetoresistance (1.24 = 124 %).</summary>
    public double ResistanceRatio { get; init; } = 1.24d;

    /// <summary>Resistance of the write path in ohms: the junction's for spin transfer, the heavy metal's for spin-orbit torque.</summary>
    public double WriteOhms { get; init; } = 20000d;

    /// <summary>Relative noise of one read.</summary>
    public double ReadSigma { get; init; } = 0.01d;

    /// <summary>Device-to-device spread of the parallel resistance, relative.</summary>
    public double ResistanceSigma { get; init; } = 0.05d;

    /// <summary>Device-to-device spread of the threshold, relative.</summary>
    public double CriticalSigma { get; init; } = 0.06d;

    /// <summary>Device-to-device spread of the barrier, relative.</summary>
    public double BarrierSigma { get; init; } = 0.1d;

    internal void Validate()
    {
        Array.Validate(Model);
        Limit.Check(Model, "barrier", Barrier, 1, 200, "it is in units of k T");
        Limit.Check(Model, "critical", CriticalAmperes, 1e-9, 1, "it is in amperes");
        Limit.Check(Model, "dynamic", DynamicSeconds, 1e-13, 1e-6, "it is in seconds");
        Limit.Check(Model, "attempt", AttemptSeconds, 1e-16, 1e-3, "it is in seconds");
        Limit.Check(Model, "exponent", BarrierExponent, 1, 2, "1 for spin transfer, 2 for a field-like torque");
        Limit.Check(Model, "anisotropyShare", AnisotropyShare, 0, 0.95, "a barrier must be left");
        Limit.Check(Model, "resistance", ParallelOhms, 1e-3, 1e12, "it is in ohms");
        Limit.Check(Model, "tmr", ResistanceRatio, 0, 100, "1.24 is 124 %");
        Limit.Check(Model, "writeResistance", WriteOhms, 1e-3, 1e12, "it is in ohms");
        Limit.Check(Model, "readNoise", ReadSigma, 0, 1, "it is relative");
        Limit.Check(Model, "resistanceSpread", ResistanceSigma, 0, DeviceSpread.LargestSigma, "cut at 3 sigma, it must stay positive");
        Limit.Check(Model, "criticalSpread", CriticalSigma, 0, DeviceSpread.LargestSigma, "cut at 3 sigma, it must stay positive");
        Limit.Check(Model, "barrierSpread", BarrierSigma, 0, DeviceSpread.LargestSigma, "cut at 3 sigma, it must stay positive");
    }
}
