using System;
using Larmor.Runtime;

namespace Larmor.Firmware;

/// <summary>Opens the sensor that a configuration names. A sensor that is also <see cref="IDisposable"/> belongs to the node.</summary>
public static class SensorCatalog
{
    internal const string File = "file";
    internal const string StandardInput = "stdin";

    /// <summary>How the names of sensors begin that Iot.Device.Bindings reads.</summary>
    internal const string BindingPrefix = "iot-";

    /// <summary>Names a configuration may give. Those of Iot.Device.Bindings are among them in a node that was built with <c>-p:LarmorIot=true</c>.</summary>
    public static string[] Names =>
    [
        File, StandardInput, .. DeviceSensors.Names,
#if LARMOR_IOT
        .. IotSensors.Names,
#endif
    ];

    /// <summary>Opens a sensor, at its own rate.</summary>
    /// <param name="options">Which.</param>
    /// <param name="board">Buses of devices.</param>
    /// <param name="clock">Keeps time for sensors that do not.</param>
    /// <exception cref="ArgumentException">A value that this sensor cannot take.</exception>
    /// <exception cref="System.IO.IOException">It does not open; one line.</exception>
    /// <exception cref="Larmor.Hal.ChipException">A device that does not answer, or another one that does.</exception>
    public static ISensor Open(SensorOptions options, IBoard board, IClock clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(board);
        ISensor sensor = options.Name switch
        {
            File => ReplaySensor.OpenFile(options.Path, Channels(options), options.SampleRateHertz),
            StandardInput => new BackgroundSensor(
                new TextSensor(Console.In, Channels(options), options.SampleRateHertz), BackgroundSensor.DefaultCapacity),
            _ when Array.IndexOf(DeviceSensors.Names, options.Name) >= 0 => DeviceSensors.Open(options, board, clock),
#if LARMOR_IOT
            _ when Array.IndexOf(IotSensors.Names, options.Name) >= 0 => IotSensors.Open(options, board, clock),
#endif
            _ => throw new ArgumentException($"sensor '{options.Name}' is unknown: choose one of {string.Join(", ", Names)}"),
        };
        return options.IsPaced ? new PacedSensor(sensor, clock) : sensor;
    }

    /// <summary>Reads a name.</summary>
    internal static string ReadName(OptionReader reader)
    {
        string name = reader.Text("name", "");
        if (Array.IndexOf(Names, name) >= 0)
        {
            return name;
        }

        string hint = name.StartsWith(BindingPrefix, StringComparison.Ordinal) ? " in this build; one with -p:LarmorIot=true has those of Iot.Device.Bindings" : "";
        throw reader.Refusal(reader.Full("name"), "'" + name + "'", "one of " + string.Join(", ", Names) + hint);
    }

    private static int Channels(SensorOptions options) =>
        options.ChannelCount >= 1
            ? options.ChannelCount
            : throw new ArgumentException($"sensor.channelCount is {options.ChannelCount}; a replay has at least 1: write how many numbers a line holds");
}
