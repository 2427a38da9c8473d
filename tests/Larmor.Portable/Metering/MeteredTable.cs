using System.Text.Json;

namespace Larmor.Portable;

/// <summary>The table of device profiles that <c>larmor plan</c> carries: written from here, held to what is measured by a test.</summary>
/// <param name="FlashBytes">All our assemblies: an estimate.</param>
/// <param name="LargestCodeBytes">Byte code of the largest assembly; 65,535 is the format's limit.</param>
/// <param name="StaticBytes">Heap of static fields and what hangs on them.</param>
/// <param name="Profiles">One line a profile.</param>
public sealed record MeteredTable(long FlashBytes, long LargestCodeBytes, long StaticBytes, IReadOnlyList<MeteredProfile> Profiles)
{
    /// <summary>Where the table is committed.</summary>
    public const string File = "tools/Larmor.Cli/Planning/device-profiles.json";

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Measures every profile.</summary>
    /// <param name="assemblies">The firmware's and those below it.</param>
    public static MeteredTable Measure(MeteredAssemblies assemblies)
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        ProfileMeter meter = new(assemblies);
        return new MeteredTable(
            assemblies.Deployment.FlashBytes,
            assemblies.Deployment.CodeBytes,
            assemblies.Deployment.StaticBytes,
            [.. meter.Names.Select(name => MeteredProfile.Of(meter.Measure(name)))]);
    }

    /// <summary>Reads the committed table.</summary>
    /// <param name="json">Its text.</param>
    public static MeteredTable Parse(string json) => JsonSerializer.Deserialize<MeteredTable>(json, s_options)!;

    /// <summary>The table as committed.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, s_options) + "\n";
}
