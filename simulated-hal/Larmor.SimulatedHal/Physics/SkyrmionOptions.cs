namespace Larmor.SimulatedHal;

/// <summary>Parameters of <see cref="SkyrmionArray"/>.</summary>
public sealed class SkyrmionOptions
{
    internal const string Model = "skyrmion synapse";

    /// <summary>Most skyrmions that the random sequence of one pulse serves.</summary>
    internal const int LargestCapacity = 64;

    /// <summary>Number, seed, temperature and faults.</summary>
    public DeviceArrayOptions Array { get; init; } = new();

    /// <summary>Most skyrmions of a device.</summary>
    public int Capacity { get; init; } = 16;

    /// <summary>Places where one pulse may make a skyrmion.</summary>
    public int NucleationSiteCount { get; init; } = 1;

    /// <summary>Probability that a pulse makes a skyrmion at a place, at 300 K.</summary>
    public double NucleationProbability { get; init; } = 0.9d;

    /// <summary>Probability that a pulse ends a given skyrmion, at 300 K.</summary>
    public double AnnihilationProbability { get; init; } = 0.1d;

    /// <summary>Barrier of both at 300 K in units of k T: what temperature acts on.</summary>
    public double Barrier { get; init; } = 20d;

    /// <summary>Barrier of a skyrmion left alone, in units of k T, with <see cref="AttemptHertz"/>.</summary>
    public double RetentionBarrier { get; init; } = 45d;

    /// <summary>Attempt frequency in hertz.</summary>
    public double AttemptHertz { get; init; } = 1e9;

    /// <summary>Resistance without skyrmions in ohms.</summary>
    public double BaseOhms { get; init; } = 1000d;

    /// <summary>Resistance of one skyrmion in ohms.</summary>
    public double SkyrmionOhms { get; init; } = 10d;

    /// <summary>Device-to-device spread of what one skyrmion adds, relative.</summary>
    public double SizeSigma { get; init; } = 0.05d;

    /// <summary>Noise of one read in ohms.</summary>
    public double ReadSigmaOhms { get; init; } = 0.5d;

    /// <summary>Energy of one pulse in joules.</summary>
    public double PulseJoules { get; init; } = 1e-12;

    internal void Validate()
    {
        Array.Validate(Model);
        Limit.Check(Model, "capacity", Capacity, 1, LargestCapacity, "use more devices");
        Limit.Check(Model, "sites", NucleationSiteCount, 1, LargestCapacity, "give more pulses");
        Limit.Check(Model, "nucleation", NucleationProbability, 0, 1, "it is a probability");
        Limit.Check(Model, "annihilation", AnnihilationProbability, 0, 1, "it is a probability");
        Limit.Check(Model, "barrier", Barrier, 0, 200, "it is in units of k T");
        Limit.Check(Model, "retention", RetentionBarrier, 1, 200, "it is in units of k T");
        Limit.Check(Model, "attempt", AttemptHertz, 1, 1e15, "it is in hertz");
        Limit.Check(Model, "base", BaseOhms, 1e-3, 1e9, "it is in ohms");
        Limit.Check(Model, "skyrmionResistance", SkyrmionOhms, -1e6, 1e6, "it is in ohms");
        Limit.Check(Model, "sizeSpread", SizeSigma, 0, DeviceSpread.LargestSigma, "cut at 3 sigma, it must stay positive");
        Limit.Check(Model, "readNoise", ReadSigmaOhms, 0, 1e6, "it is in ohms");
        Limit.Check(Model, "energy", PulseJoules, 0, 1, "it is in joules");
    }
}
