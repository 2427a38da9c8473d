using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;

namespace Larmor.SimulatedHal;

/// <summary>What was measured of a device or a chip, as a readable file that the simulator loads.</summary>
/// <remarks>
/// <code>
/// { "card": 1, "kind": "crossbar", "device": "sim:mtj-crossbar", "protocol": "…", "goodness": 1.02,
///   "parameters": [ { "name": "spread", "value": 0.05, "sigma": 0.0006 }, … ], "covariance": [ [ … ], … ] }
/// </code>
/// </remarks>
public sealed class DeviceCard
{
    /// <summary>Version of the form this program reads and writes.</summary>
    public const int Version = 1;

    /// <summary>A card of a fit.</summary>
    /// <param name="kind">What it describes: "crossbar", "spin-diode" …</param>
    /// <param name="device">Which one was measured.</param>
    /// <param name="protocol">How.</param>
    /// <param name="fit">What came out.</param>
    public DeviceCard(string kind, string device, string protocol, FitResult fit)
    {
        Kind = kind;
        Device = device;
        Protocol = protocol;
        Fit = fit;
    }

    /// <summary>What the card describes.</summary>
    public string Kind { get; }

    /// <summary>Which specimen was measured.</summary>
    public string Device { get; }

    /// <summary>How it was measured.</summary>
    public string Protocol { get; }

    /// <summary>Parameters, covariance and goodness.</summary>
    public FitResult Fit { get; }

    /// <summary>Reads a card.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What it must describe.</param>
    /// <exception cref="ArgumentException">No card, one of another kind or version, or a value that is no number; one line says which.</exception>
    public static DeviceCard Read(string path, string kind)
    {
        if (path.Length == 0)
        {
            throw new ArgumentException("card: no file is named: write sim:card?file=card.json");
        }

        try
        {
            using JsonDocument text = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = text.RootElement;
            int version = root.GetProperty("card").GetInt32();
            if (version != Version)
            {
                throw new ArgumentException($"card '{path}' has version {version}; this program reads version {Version}: measure the device again");
            }

            string found = root.GetProperty("kind").GetString() ?? "";
            if (found != kind)
            {
                throw new ArgumentException($"card '{path}' is of a {found}; a card of a {kind} is needed: name the card of the right device");
            }

            return new DeviceCard(
                kind, root.GetProperty("device").GetString() ?? "", root.GetProperty("protocol").GetString() ?? "", ReadFit(path, root));
        }
        catch (Exception reason) when (reason is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ArgumentException($"card '{path}' does not read: {reason.Message.Split('\n')[0].TrimEnd('.')}: measure the device again");
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException($"card '{path}' cannot be read: {reason.Message.TrimEnd('.')}: correct the path");
        }
    }

    /// <summary>The card as text.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("card", Version);
            writer.WriteString("kind", Kind);
            writer.WriteString("device", Device);
            writer.WriteString("protocol", Protocol);
            writer.WriteNumber("goodness", Fit.Goodness);
            writer.WriteStartArray("parameters");
            foreach (string name in Fit.Names)
            {
                writer.WriteStartObject();
                writer.WriteString("name", name);
                writer.WriteNumber("value", Fit[name]);
                writer.WriteNumber("sigma", Fit.SigmaOf(name));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("covariance");
            for (int i = 0; i < Fit.Names.Length; i++)
            {
                writer.WriteStartArray();
                for (int j = 0; j < Fit.Names.Length; j++)
                {
                    writer.WriteNumberValue(Fit.Covariance[i, j]);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static FitResult ReadFit(string path, JsonElement root)
    {
        JsonElement parameters = root.GetProperty("parameters");
        int count = parameters.GetArrayLength();
        var names = new string[count];
        var values = new double[count];
        var covariance = new double[count, count];
        for (int i = 0; i < count; i++)
        {
            names[i] = parameters[i].GetProperty("name").GetString() ?? "";
            values[i] = parameters[i].GetProperty("value").GetDouble();
            for (int j = 0; j < count; j++)
            {
                covariance[i, j] = root.GetProperty("covariance")[i][j].GetDouble();
            }

            if (!double.IsFinite(values[i]))
            {
                throw new ArgumentException($"card '{path}': {names[i]} is {values[i]}; it must be a number: measure the device again");
            }
        }

        return new FitResult(names, values, covariance, root.GetProperty("goodness").GetDouble());
    }
}
