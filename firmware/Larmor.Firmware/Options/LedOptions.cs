namespace Larmor.Firmware;

/// <summary>A light between a pin and ground, and when it is on.</summary>
public sealed class LedOptions
{
    internal const string Alarm = "alarm";
    internal const string Fault = "fault";
    internal const string Beat = "beat";

    /// <summary>Logical (BCM) number of the pin.</summary>
    public int Pin { get; init; }

    /// <summary>"alarm": while the last window is not what was learned; "fault": while the sensor is wrong; "beat": changes with each window.</summary>
    public string Shows { get; init; } = Alarm;

    internal static LedOptions Read(OptionReader reader) => new LedOptions
    {
        Pin = reader.Needed("pin", 0, ButtonOptions.LargestPin),
        Shows = reader.Choice("shows", Alarm, Alarm, Fault, Beat),
    };
}
