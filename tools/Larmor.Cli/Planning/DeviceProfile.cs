namespace Larmor.Cli.Planning;

/// <summary>What a device profile needs, as metered on its IL (<c>dotnet run --project tests/Larmor.Portable</c>).</summary>
/// <param name="Name">Profile of firmware/Larmor.Firmware.Nano.</param>
/// <param name="InputCount">Length of a drive.</param>
/// <param name="SampleCount">Samples that a drive takes; all costs but the worst are a sample's.</param>
/// <param name="Instructions">IL instructions a sample, mean.</param>
/// <param name="MultiplyAccumulates">The same as multiply-accumulates that take as long.</param>
/// <param name="WorstMultiplyAccumulates">Those of the dearest drive, warm-up included.</param>
/// <param name="ObjectCount">Live objects after construction.</param>
/// <param name="ArrayBytes">Bytes of live arrays.</param>
/// <param name="ObjectBytes">Bytes of live objects.</param>
/// <param name="CodeBytes">Flash of the code that runs: an estimate.</param>
/// <param name="AllocatedBytes">Bytes that the code allocates a sample.</param>
/// <param name="StructBytes">Bytes that the interpreter allocates a sample for structs.</param>
internal sealed record DeviceProfile(
    string Name,
    int InputCount,
    int SampleCount,
    long Instructions,
    double MultiplyAccumulates,
    double WorstMultiplyAccumulates,
    int ObjectCount,
    long ArrayBytes,
    long ObjectBytes,
    long CodeBytes,
    long AllocatedBytes,
    long StructBytes);
