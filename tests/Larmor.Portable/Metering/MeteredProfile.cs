namespace Larmor.Portable;

/// <summary>A profile's line in the table that <c>larmor plan</c> reads.</summary>
/// <param name="Name">Profile.</param>
/// <param name="InputCount">Length of a drive.</param>
/// <param name="SampleCount">Samples that a drive takes; all costs but the worst are a sample's.</param>
/// <param name="Instructions">IL instructions a sample, mean.</param>
/// <param name="MultiplyAccumulates">Multiply-accumulates of the measured table that take as long.</param>
/// <param name="WorstMultiplyAccumulates">Those of the dearest drive, warm-up included.</param>
/// <param name="ObjectCount">Live objects and arrays after construction.</param>
/// <param name="ArrayBytes">Bytes of live arrays.</param>
/// <param name="ObjectBytes">Bytes of live objects.</param>
/// <param name="CodeBytes">Flash of what runs: an estimate.</param>
/// <param name="AllocatedBytes">Bytes that the code allocates a sample.</param>
/// <param name="StructBytes">Bytes that the interpreter allocates a sample for structs.</param>
public sealed record MeteredProfile(
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
    long StructBytes)
{
    internal static MeteredProfile Of(ProfileMeasure measure) => new(
        measure.Name,
        measure.InputCount,
        measure.SampleCount,
        measure.Mean.Instructions,
        Math.Round(measure.MachineInstructions / InterpreterModel.MultiplyAccumulate, 1),
        Math.Round(measure.WorstMachineInstructions / InterpreterModel.MultiplyAccumulate, 1),
        measure.ObjectCount,
        measure.ArrayBytes,
        measure.ObjectBytes,
        measure.CodeBytes,
        measure.Mean.AllocatedBytes,
        measure.Mean.StructBytes);
}
