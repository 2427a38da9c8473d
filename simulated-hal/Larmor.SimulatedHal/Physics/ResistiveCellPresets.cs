using System;

namespace Larmor.SimulatedHal;

/// <summary>Resistive, phase-change, electrochemical and capacitor cells as published, named for what they imitate.</summary>
/// <remarks>
/// Numbers: the device presets of IBM's open analog simulator (M. J. Rasch et al., IEEE AICAS 2021), after T. Gong et al. (2018) for
/// ReRAM, N. Gong et al. (2022) for the array ones, Y. Li et al. (2018) for the capacitor, J. Tang et al. (2018) and Y. Li et al. (2019)
/// for electrochemical cells, V. Joshi et al. (2020) class for phase change, T. Gokmen and Y. Vlasov (2016) for the specified cell.
/// Pulse energies are assumed (simulated-hal/README.md).
/// </remarks>
public static class ResistiveCellPresets
{
    /// <summary>Names that <see cref="Create"/> knows.</summary>
    public const string Known = "reram-sb, reram-es, reram-om, reram-hfo2, capacitor, ecram, ecram-mo, pcm, ferroelectric, specified";

    /// <summary>The parameters of a published device.</summary>
    /// <exception cref="ArgumentException">An unknown name; the message lists the known ones.</exception>
    public static ResistiveCellOptions Create(string name, DeviceArrayOptions array) => name switch
    {
        "reram-sb" => new ResistiveCellOptions
        {
            Array = array, Step = 0.002, UpperBound = 1.25, LowerBound = -0.75, StepSigma = 0.3, UpperSigma = 0.24, LowerSigma = 0.4,
            CycleSigma = 3.75, WriteSigma = 56, PulseJoules = 1e-12,
        },
        "reram-es" => new ResistiveCellOptions
        {
            Array = array, Rule = ResistiveRule.Exponential, Step = 0.00135, UpBias = 0.259359, StateSlope = -0.5, StateOffset = -0.5,
            Growth = 5, UpFactor = -1.18445, DownFactor = -0.081404, StepSigma = 0.2, UpperSigma = 0.3, LowerSigma = 0.3,
            CycleSigma = 5, IsCycleMultiplicative = true, WriteSigma = 75, PulseJoules = 1e-12,
        },
        "reram-om" => new ResistiveCellOptions
        {
            Array = array, Step = 0.0949, StepSigma = 0.783, IsStepLogNormal = true, UpperSigma = 0.35, LowerSigma = 0.57,
            CycleSigma = 0.416, WriteSigma = 1.41, PulseJoules = 1e-12,
        },
        "reram-hfo2" => new ResistiveCellOptions
        {
            Array = array, Step = 0.4622, StepSigma = 0.7125, IsStepLogNormal = true, UpperSigma = 0.4295, LowerSigma = 0.599,
            CycleSigma = 0.217, WriteSigma = 0.584, PulseJoules = 1e-12,
        },
        "capacitor" => new ResistiveCellOptions
        {
            Array = array, Step = 0.005, UpSlope = 0.05, DownSlope = 0.05, UpperSigma = 0.07, LowerSigma = 0.07,
            LeakSeconds = 1, PulseJoules = 1e-14,
        },
        "ecram" => new ResistiveCellOptions
        {
            Array = array, Step = 0.002, UpSlope = 0.1153, DownSlope = 0.5085, UpperBound = 1.1724, LowerBound = -0.8276,
            UpperSigma = 0.05, LowerSigma = 0.05, IsCycleMultiplicative = true, PulseJoules = 1e-14,
        },
        "ecram-mo" => new ResistiveCellOptions
        {
            Array = array, Step = 2.8214e-4, UpSlope = 0.4152, DownSlope = 0.7342, UpperBound = 1.1714, LowerBound = -0.8286,
            UpperSigma = 0.05, LowerSigma = 0.05, CycleSigma = 2, IsCycleMultiplicative = true, PulseJoules = 1e-14,
        },
        "pcm" => new ResistiveCellOptions
        {
            Array = array, Rule = ResistiveRule.Linear, Step = 0.01, UpSlope = 0.5, DownSlope = 0, UpperBound = 2, LowerBound = 0,
            StepSigma = 0.2, UpperSigma = 0.1, LowerSigma = 0, CycleSigma = 0.6, DriftExponent = 0.05, PulseJoules = 1e-11,
        },
        "ferroelectric" => new ResistiveCellOptions { Array = array, Step = 0.02, PulseJoules = 1e-15 },
        "specified" => new ResistiveCellOptions
        {
            Array = array, Step = 0.0016, UpSlope = 0, DownSlope = 0, StepSigma = 0.3, UpperSigma = 0.3, LowerSigma = 0.3,
        },
        _ => throw new ArgumentException($"resistive cell '{name}' is unknown: choose one of {Known}", nameof(name)),
    };
}
