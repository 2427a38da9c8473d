namespace Larmor.SimulatedHal;

/// <summary>Parameters of <see cref="DomainWallArray"/>.</summary>
public sealed class DomainWallOptions
{
    internal const string Model = "domain-wall synapse";

    /// <summary>Number, seed, temperature and faults.</summary>
    public DeviceArrayOptions Array { get; init; } = new();

    /// <summary>Length of the track in metres.</summary>
    public double LengthMetres { get; init; } = 500e-9;

    /// <summary>Distance of two notches in metres.</summary>
    public double NotchMetres { get; init; } = 25e-9;

    /// <summary>Barrier Δ_p of a notch at 300 K in units of k T.</summary>
    public double PinningBarrier { get; init; } = 40d;

    /// <summary>Attempt frequency f₀ in hertz.</summary>
    public double AttemptHertz { get; init; } = 1e9;

    /// <summary>Speed gained per unit of current over J_c0, in metres per second.</summary>
    public double MobilityMetresPerSecond { get; init; } = 75d;

    /// <summary>Current over J_c0 from which a pulse may pass several notches.</summary>
    public double OverdriveRatio { get; init; } = 1.1d;

    /// <summary>Tunnel magnetoresistance of the read junction.</summary>
    public double ResistanceRatio { get; init; } = 1.2d;

    /// <summary>Conductance with the wall at the parallel end, in siemens.</summary>
    public double ParallelSiemens { get; init; } = 1d / 5000d;

    /// <summary>Energy of one pulse at J_c0 for a second, in watts: R I².</summary>
    public double WriteWatts { get; init; } = 1e-6;

    /// <summary>Relative noise of one read.</summary>
    public double ReadSigma { get; init; } = 0.01d;

    /// <summary>Device-to-device spread of J_c0, relative.</summary>
    public double CriticalSigma { get; init; } = 0.05d;

    /// <summary>Device-to-device spread of the pinning barrier, relative.</summary>
    public double BarrierSigma { get; init; } = 0.05d;

    /// <summary>Places for the wall, both ends included.</summary>
    public int LevelCount => (int)System.Math.Round(LengthMetres / NotchMetres) + 1;

    internal void Validate()
    {
        Array.Validate(Model);
        Limit.Check(Model, "length", LengthMetres, 1e-9, 1e-3, "it is in metres");
        Limit.Check(Model, "notch", NotchMetres, 1e-10, LengthMetres, "a track has two notches at least");
        Limit.Check(Model, "pinning", PinningBarrier, 1, 200, "it is in units of k T");
        Limit.Check(Model, "attempt", AttemptHertz, 1, 1e15, "it is in hertz");
        Limit.Check(Model, "mobility", MobilityMetresPerSecond, 0, 1e5, "it is in metres per second and J_c0");
        Limit.Check(Model, "overdrive", OverdriveRatio, 1, 100, "it is in J_c0");
        Limit.Check(Model, "tmr", ResistanceRatio, 0, 100, "1.2 is 120 %");
        Limit.Check(Model, "conductance", ParallelSiemens, 1e-12, 1, "it is in siemens");
        Limit.Check(Model, "write", WriteWatts, 0, 1, "it is in watts");
        Limit.Check(Model, "readNoise", ReadSigma, 0, 1, "it is relative");
        Limit.Check(Model, "criticalSpread", CriticalSigma, 0, DeviceSpread.LargestSigma, "cut at 3 sigma, it must stay positive");
        Limit.Check(Model, "barrierSpread", BarrierSigma, 0, DeviceSpread.LargestSigma, "cut at 3 sigma, it must stay positive");
    }
}
