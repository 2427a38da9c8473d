namespace Larmor.SimulatedHal;

/// <summary>What every array of simulated devices is given, whatever the devices are.</summary>
public sealed class DeviceArrayOptions
{
    private const int LargestCount = 1 << 26;

    /// <summary>Devices.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Start of every random number of the array; the same seed and calls give the same bits for any team.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Temperature of the chip in kelvin.</summary>
    public double TemperatureKelvin { get; init; } = 300d;

    /// <summary>Fraction of devices stuck at their low end from the start.</summary>
    public double StuckLowFraction { get; init; }

    /// <summary>Fraction of devices stuck at their high end from the start.</summary>
    public double StuckHighFraction { get; init; }

    /// <summary>Fraction of devices without contact from the start.</summary>
    public double OpenFraction { get; init; }

    /// <summary>Writes a typical device survives; 0 when it does not wear.</summary>
    public double EnduranceWriteCount { get; init; }

    /// <summary>Spread of the natural logarithm of the endurance from device to device.</summary>
    public double EnduranceSigma { get; init; } = 0.5d;

    internal void Validate(string model)
    {
        Limit.Check(model, "count", Count, 1, LargestCount, "cut the array");
        Limit.Check(model, "seed", Seed, 0, long.MaxValue, "choose a positive one");
        Limit.Check(model, "temperature", TemperatureKelvin, 1, 1000, "it is in kelvin");
        Limit.Check(model, "stuckLow", StuckLowFraction, 0, 1, "it is a fraction of the devices");
        Limit.Check(model, "stuckHigh", StuckHighFraction, 0, 1, "it is a fraction of the devices");
        Limit.Check(model, "open", OpenFraction, 0, 1, "it is a fraction of the devices");
        Limit.Check(
            model, "stuckLow + stuckHigh + open", StuckLowFraction + StuckHighFraction + OpenFraction, 0, 1, "a device has one fault at most");
        Limit.Check(model, "endurance", EnduranceWriteCount, 0, 1e18, "0 is a device that does not wear");
        Limit.Check(model, "enduranceSpread", EnduranceSigma, 0, 3, "it is a spread of the logarithm");
    }
}
