using System;
using System.Buffers;
using System.Globalization;
using System.IO;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using Larmor.Kernels;
using Larmor.Runtime;

namespace Larmor.Firmware;

/// <summary>What a node is: one file, every key checked when it is read. Holds paths of secrets, never a secret.</summary>
public sealed class FirmwareOptions
{
    /// <summary>Largest configuration that is read, bytes.</summary>
    public const int LargestFile = 1 << 20;

    private const int LongestReason = 300;

    private static readonly SearchValues<char> s_nameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    /// <summary>Name of the node, in topics and telemetry: letters, digits, hyphens.</summary>
    public string Name { get; init; } = "node";

    /// <summary>Address of the chip: see <see cref="ChipCatalog"/>. It is opened for a <see cref="Model"/> only.</summary>
    public string Chip { get; init; } = "digital";

    /// <summary>Threads of the host's arithmetic.</summary>
    public int ThreadCount { get; init; } = 1;

    /// <summary>Chip of the pins by its label, "auto" for the board's own.</summary>
    public string GpioChip { get; init; } = "auto";

    /// <summary>What it does.</summary>
    public JobOptions Job { get; init; } = new JobOptions();

    /// <summary>Where samples come from.</summary>
    public SensorOptions Sensor { get; init; } = new SensorOptions();

    /// <summary>When to look at them.</summary>
    public WindowOptions Window { get; init; } = new WindowOptions();

    /// <summary>How they become a drive.</summary>
    public EncoderOptions Encoder { get; init; } = new EncoderOptions();

    /// <summary>A model on the chip before the job; null for none.</summary>
    public ModelOptions? Model { get; init; }

    /// <summary>What outlives a power cut; null for nothing.</summary>
    public CheckpointOptions? Checkpoints { get; init; }

    /// <summary>Policy of the loop; what concerns the sensor comes from <see cref="Sensor"/>.</summary>
    public EdgeLoopOptions Policy { get; init; } = new EdgeLoopOptions();

    /// <summary>Buttons.</summary>
    public ButtonOptions[] Buttons { get; init; } = [];

    /// <summary>Light; null for none.</summary>
    public LedOptions? Led { get; init; }

    /// <summary>Who is told.</summary>
    public TelemetryOptions Telemetry { get; init; } = new TelemetryOptions();

    /// <summary>Who may ask; null for buttons alone.</summary>
    public CommandOptions? Commands { get; init; }

    /// <summary>Reads a configuration.</summary>
    /// <exception cref="ArgumentException">A key is unknown, or a value outside its limits; one line.</exception>
    /// <exception cref="IOException">The file cannot be read; one line.</exception>
    public static FirmwareOptions Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string text;
        try
        {
            long length = new FileInfo(path).Length;
            text = length <= LargestFile
                ? File.ReadAllText(path)
                : throw new ArgumentException($"{path} has {length} bytes; a configuration has at most {LargestFile}: name another file");
        }
        catch (Exception reason) when (reason is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new IOException($"configuration '{path}' does not exist: name one with --config", reason);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"configuration '{path}' cannot be read: {reason.Message.TrimEnd('.')}: permit reading or name another", reason);
        }

        return Parse(text, path);
    }

    /// <summary>Reads a configuration from its text.</summary>
    /// <param name="text">JSON; comments and a comma too many are allowed.</param>
    /// <param name="path">Its file, for messages and for paths beside it.</param>
    /// <exception cref="ArgumentException">A key is unknown, or a value outside its limits; one line.</exception>
    public static FirmwareOptions Parse(string text, string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(
                text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 8 });
            var reader = new OptionReader(document.RootElement, path, "");
            FirmwareOptions options = From(reader);
            reader.Finish();
            FirmwareRules.Check(options, path);
            return options;
        }
        catch (Exception reason) when (reason is JsonException or InvalidOperationException)
        {
            throw new ArgumentException($"{path} does not read as JSON: {OptionReader.Shown(reason.Message, LongestReason).TrimEnd('.')}: correct it there", reason);
        }
    }

    /// <summary>Hash of all that decides what a checkpoint holds: one made with others is not loaded. (No cryptography: a node without commands needs no OpenSSL.)</summary>
    public long Specification
    {
        get
        {
            string text = string.Create(
                CultureInfo.InvariantCulture,
                $"{Job.Name}|{Job.Job.ClassCount}|{Job.Job.WarmUpCount}|{Job.Job.NormalShare}|{Job.Job.FalseAlarmRate}|{Sensor.Name}|{Sensor.ChannelCount}|{Sensor.SampleRateHertz}|{Sensor.Decimation}|{Window.Length}|"
                + $"{Encoder.Name}|{Encoder.IsNormalised}|{Encoder.Scale}|{Encoder.Floor}|{Encoder.BandCount}|{Encoder.LowHertz}|{Encoder.HighHertz}|{Encoder.LevelStep}|{Encoder.PartCount}|"
                + $"{(Model is null ? "" : Chip)}|{Model?.NeuronCount}|{Model?.WinnerCount}|{Model?.Seed}");
            return (long)XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(text));
        }
    }

    private static FirmwareOptions From(OptionReader reader)
    {
        var fallback = new FirmwareOptions();
        string name = reader.Text("name", fallback.Name);
        if (name.Length is 0 or > 32 || name.AsSpan().ContainsAnyExcept(s_nameCharacters))
        {
            throw reader.Refusal("name", "'" + name + "'", "1 to 32 letters, digits and hyphens");
        }

        return new FirmwareOptions
        {
            Name = name,
            Chip = reader.Text("chip", fallback.Chip),
            ThreadCount = reader.Whole("threadCount", fallback.ThreadCount, 1, WorkerTeam.LargestSize),
            GpioChip = reader.Text("gpioChip", fallback.GpioChip),
            Job = reader.Required("job", JobOptions.Read),
            Sensor = reader.Required("sensor", SensorOptions.Read),
            Window = reader.Required("window", WindowOptions.Read),
            Encoder = reader.Child("encoder", EncoderOptions.Read) ?? fallback.Encoder,
            Model = reader.Child("model", ModelOptions.Read),
            Checkpoints = reader.Child("checkpoints", CheckpointOptions.Read),
            Policy = reader.Child("policy", PolicyOptions.Read) ?? fallback.Policy,
            Buttons = reader.Children("buttons", 16, ButtonOptions.Read),
            Led = reader.Child("led", LedOptions.Read),
            Telemetry = reader.Child("telemetry", telemetry => TelemetryOptions.Read(telemetry, name)) ?? fallback.Telemetry,
            Commands = reader.Child("commands", CommandOptions.Read),
        };
    }
}
