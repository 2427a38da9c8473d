using System.Security.Cryptography;
using System.Text.Json;
using Larmor.Cli.Experiments;
using Larmor.Data;

namespace Larmor.Cli.Edge;

/// <summary>The committed experiments of the loop, embedded in the program, and any file of the same form.</summary>
internal static class EdgeCatalog
{
    private const string Prefix = "Larmor.Cli.Edge.";
    private const string Ending = ".json";

    internal static IReadOnlyList<string> Names =>
    [
        .. typeof(EdgeCatalog).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Ending, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Ending.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <exception cref="DataException">Unknown, unreadable or not an experiment; one line says which and what to do.</exception>
    internal static EdgeExperiment Open(string nameOrFile)
    {
        string known = string.Join(", ", Names);
        try
        {
            using Stream? stream = nameOrFile.EndsWith(Ending, StringComparison.Ordinal)
                ? File.OpenRead(nameOrFile)
                : typeof(EdgeCatalog).Assembly.GetManifestResourceStream(Prefix + nameOrFile + Ending);
            EdgeExperiment? experiment = stream is null
                ? throw new DataException($"experiment '{nameOrFile}' is unknown: choose one of {known}, or name a .json file")
                : JsonSerializer.Deserialize<EdgeExperiment>(stream, ExperimentJson.Options);
            if (experiment is null || experiment.Kinds.Count(kind => kind is not null) != 1 || experiment.Seeds.Length == 0)
            {
                throw new DataException(
                    $"experiment '{nameOrFile}' needs at least one seed and exactly one of bearings, heart, watch, occupancy, anomalies, speech, powerCuts, faults, loop, fuzz");
            }

            return experiment;
        }
        catch (JsonException exception)
        {
            throw new DataException($"experiment '{nameOrFile}' does not read: {exception.Message.TrimEnd('.')}: correct the file");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"experiment file '{nameOrFile}' cannot be read: {exception.Message.TrimEnd('.')}: name one of {known}");
        }
    }

    /// <summary>Eight hexadecimal digits over the settings.</summary>
    internal static string Hash(EdgeExperiment experiment)
    {
        EdgeExperiment decisive = experiment with { Title = "", Subtitle = "", Notes = "", Asked = [], Most = [], Seeds = [] };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(decisive, ExperimentJson.Options)))[..8];
    }
}
