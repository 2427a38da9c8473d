namespace Larmor.SimulatedHal;

/// <summary>Parameters of <see cref="ResistiveCellArray"/>; <see cref="ResistiveCellPresets"/> has those of published devices.</summary>
public sealed class ResistiveCellOptions
{
    internal const string Model = "resistive cell";

    /// <summary>Number, seed, temperature and faults.</summary>
    public DeviceArrayOptions Array { get; init; } = new();

    /// <summary>Form of the step.</summary>
    public ResistiveRule Rule { get; init; } = ResistiveRule.Linear;

    /// <summary>Δw at w = 0, a mean of up and down.</summary>
    public double Step { get; init; } = 0.002d;

    /// <summary>Up steps are (1 + this) Δw, down steps (1 - this) Δw.</summary>
    public double UpBias { get; init; }

    /// <summary>Linear rule: fall of the up step towards the upper bound.</summary>
    public double UpSlope { get; init; } = 1d;

    /// <summary>Linear rule: fall of the down step towards the lower bound.</summary>
    public double DownSlope { get; init; } = 1d;

    /// <summary>Exponential rule: A for up steps.</summary>
    public double UpFactor { get; init; }

    /// <summary>Exponential rule: A for down steps.</summary>
    public double DownFactor { get; init; }

    /// <summary>Exponential rule: γ for both.</summary>
    public double Growth { get; init; }

    /// <summary>Exponential rule: slope a of z over the state.</summary>
    public double StateSlope { get; init; }

    /// <summary>Exponential rule: offset b of z.</summary>
    public double StateOffset { get; init; }

    /// <summary>Upper bound of the state.</summary>
    public double UpperBound { get; init; } = 1d;

    /// <summary>Lower bound of the state; 0 is a one-sided cell.</summary>
    public double LowerBound { get; init; } = -1d;

    /// <summary>Device-to-device spread of the step, relative.</summary>
    public double StepSigma { get; init; } = 0.1d;

    /// <summary>True when the spread of the step is one of its logarithm.</summary>
    public bool IsStepLogNormal { get; init; }

    /// <summary>Device-to-device spread of the upper bound, relative.</summary>
    public double UpperSigma { get; init; } = 0.1d;

    /// <summary>Device-to-device spread of the lower bound, relative.</summary>
    public double LowerSigma { get; init; } = 0.1d;

    /// <summary>Device-to-device spread of the balance of up and down, absolute.</summary>
    public double BalanceSigma { get; init; }

    /// <summary>Cycle-to-cycle noise of one step, in steps.</summary>
    public double CycleSigma { get; init; } = 0.3d;

    /// <summary>True when the noise of a step scales with the step at that state, false when with Δw.</summary>
    public bool IsCycleMultiplicative { get; init; }

    /// <summary>Write noise: what is seen differs from the state by this many steps, drawn with each write.</summary>
    public double WriteSigma { get; init; }

    /// <summary>Time in seconds in which the state leaks away; 0 for never.</summary>
    public double LeakSeconds { get; init; }

    /// <summary>Drift exponent ν of <c>(t / t₀)^-ν</c>, t₀ = 1 s after the last write.</summary>
    public double DriftExponent { get; init; }

    /// <summary>Energy of one pulse in joules.</summary>
    public double PulseJoules { get; init; } = 1e-12;

    internal void Validate()
    {
        Array.Validate(Model);
        Limit.Check(Model, "step", Step, 1e-9, 2, "it is a share of the range");
        Limit.Check(Model, "upBias", UpBias, -1, 1, "a step must keep its sign");
        Limit.Check(Model, "upSlope", UpSlope, 0, 1, "1 is soft bounds, 0 a constant step");
        Limit.Check(Model, "downSlope", DownSlope, 0, 1, "1 is soft bounds, 0 a constant step");
        Limit.Check(Model, "growth", Growth, 0, 50, "it is an exponent");
        Limit.Check(Model, "upperBound", UpperBound, 1e-6, 1e6, "it is positive");
        Limit.Check(Model, "lowerBound", LowerBound, -1e6, 0, "it is not positive");
        Limit.Check(Model, "stepSpread", StepSigma, 0, IsStepLogNormal ? 3 : 1, "above 0.3 choose a log-normal one");
        Limit.Check(Model, "upperSpread", UpperSigma, 0, 1, "it is relative");
        Limit.Check(Model, "lowerSpread", LowerSigma, 0, 1, "it is relative");
        Limit.Check(Model, "balanceSpread", BalanceSigma, 0, 1, "it is absolute");
        Limit.Check(Model, "cycleNoise", CycleSigma, 0, 100, "it is in steps");
        Limit.Check(Model, "writeNoise", WriteSigma, 0, 1000, "it is in steps");
        Limit.Check(Model, "leak", LeakSeconds, 0, 1e15, "0 is never");
        Limit.Check(Model, "drift", DriftExponent, 0, 1, "0.05 is that of phase-change cells");
        Limit.Check(Model, "energy", PulseJoules, 0, 1, "it is in joules");
    }
}
