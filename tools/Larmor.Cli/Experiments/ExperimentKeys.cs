using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Larmor.Data;

namespace Larmor.Cli.Experiments;

/// <summary>Holds the text of an experiment to the keys that are known and to numbers that a float can carry.</summary>
internal static class ExperimentKeys
{
    /// <exception cref="DataException">Names the key, and lists the known ones.</exception>
    internal static void Check(string name, JsonElement experiment) => Check(name, experiment, typeof(Experiment), "");

    private static void Check(string name, JsonElement element, Type type, string place)
    {
        JsonTypeInfo info = ExperimentJson.Options.GetTypeInfo(type);
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when info.Kind == JsonTypeInfoKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    JsonPropertyInfo known = info.Properties.FirstOrDefault(
                            other => string.Equals(other.Name, property.Name, StringComparison.OrdinalIgnoreCase))
                        ?? throw new DataException(
                            $"experiment '{name}': key '{place}{property.Name}' is unknown; known there are "
                            + $"{string.Join(", ", info.Properties.Select(other => other.Name))}: correct or remove it");
                    Check(name, property.Value, known.PropertyType, $"{place}{property.Name}.");
                }

                break;
            case JsonValueKind.Array when info.ElementType is { } elementType:
                foreach (JsonElement entry in element.EnumerateArray())
                {
                    Check(name, entry, elementType, place);
                }

                break;
            case JsonValueKind.Number when !float.IsFinite((float)element.GetDouble()):
                throw new DataException(
                    $"experiment '{name}': {place.TrimEnd('.')} is {element.GetRawText()}; the limit is {float.MaxValue:G3}: write a smaller number");
        }
    }
}
