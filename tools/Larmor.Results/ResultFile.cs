using System.Text.Json;
using System.Text.Json.Serialization;

namespace Larmor.Results;

/// <summary>A result as committed: figures and all that is needed to make them again (contract notes, section 11).</summary>
public sealed record ResultFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly JsonSerializerOptions OneLine = new(Options) { WriteIndented = false };

    /// <summary>Experiment.</summary>
    public required string Name { get; init; }

    /// <summary>Figures by name.</summary>
    public required Dictionary<string, Figure> Figures { get; init; }

    /// <summary>The command that makes them again.</summary>
    public required string Command { get; init; }

    /// <summary>Hash of everything that decides the result.</summary>
    public required string ConfigHash { get; init; }

    /// <summary>Commit of the program.</summary>
    public required string Commit { get; init; }

    /// <summary>Seeds.</summary>
    public required int[] Seeds { get; init; }

    /// <summary>Processor and system.</summary>
    public required string Machine { get; init; }

    /// <summary>Bits of the vectors used.</summary>
    public required int VectorBits { get; init; }

    /// <summary>Threads.</summary>
    public required int Threads { get; init; }

    /// <summary>Seconds of the whole run.</summary>
    public required double Seconds { get; init; }

    /// <summary>Day of the run, ISO 8601.</summary>
    public required string Date { get; init; }

    /// <summary>What a reader must know besides.</summary>
    public string Notes { get; init; } = "";

    /// <summary>Accuracy on the way, of the last seed.</summary>
    public List<CurvePoint>? Curve { get; init; }

    /// <summary>The file as text.</summary>
    public string ToJson(bool oneLine) => JsonSerializer.Serialize(this, oneLine ? OneLine : Options);

    /// <summary>Reads a result.</summary>
    public static ResultFile Read(string path) => JsonSerializer.Deserialize<ResultFile>(File.ReadAllText(path), Options)!;

    /// <summary>Writes it whole or not at all.</summary>
    /// <exception cref="IOException">Not written; an earlier one is unchanged.</exception>
    public void Write(string path) => WholeFile.WriteText("result", path, ToJson(oneLine: false) + "\n");
}
