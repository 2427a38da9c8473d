using System.Reflection;
using System.Text.Json;

namespace Larmor.Cli.Planning;

/// <summary>The committed table of device profiles, and what the firmware takes whichever runs.</summary>
/// <param name="FlashBytes">All our assemblies: an estimate.</param>
/// <param name="LargestCodeBytes">Byte code of the largest assembly.</param>
/// <param name="StaticBytes">Heap of static fields.</param>
/// <param name="Profiles">The profiles.</param>
internal sealed record DeviceProfileTable(long FlashBytes, long LargestCodeBytes, long StaticBytes, IReadOnlyList<DeviceProfile> Profiles)
{
    internal const string Resource = "Larmor.Cli.Planning.device-profiles.json";

    // Base library, embedded-targets.md section 1: what it takes, measured; ours by the same share.
    private const long LibraryFlashBytes = 33 * 1024;
    private const long LibraryHeapBytes = 3584;

    /// <summary>Flash of everything that is deployed.</summary>
    internal long DeployedFlashBytes => FlashBytes + LibraryFlashBytes;

    /// <summary>RAM that is taken before a learner is built: statics, and the loader's tables at the base library's measured share of flash.</summary>
    internal long ResidentBytes => StaticBytes + LibraryHeapBytes + (FlashBytes * LibraryHeapBytes / LibraryFlashBytes);

    /// <summary>Reads the table that the program carries.</summary>
    internal static DeviceProfileTable Read()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!;
        return JsonSerializer.Deserialize<DeviceProfileTable>(stream, Experiments.ExperimentJson.Options)!;
    }
}
