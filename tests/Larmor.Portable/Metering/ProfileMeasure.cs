namespace Larmor.Portable;

/// <summary>What a device profile needs, measured on its IL.</summary>
/// <param name="Name">Profile.</param>
/// <param name="InputCount">Length of a drive.</param>
/// <param name="SampleCount">Samples that a drive takes; all costs but the worst are a sample's.</param>
/// <param name="Mean">Cost of a sample, mean over the measured run.</param>
/// <param name="WorstMachineInstructions">Machine instructions of the dearest drive, warm-up included.</param>
/// <param name="ObjectCount">Live objects and arrays after construction.</param>
/// <param name="ArrayBytes">Bytes of live arrays.</param>
/// <param name="ObjectBytes">Bytes of live objects.</param>
/// <param name="PeakBytes">Bytes made during construction, garbage included: what a heap must give at most.</param>
/// <param name="CodeBytes">Flash of the methods and types that ran: an estimate.</param>
public sealed record ProfileMeasure(
    string Name,
    int InputCount,
    int SampleCount,
    Cost Mean,
    double WorstMachineInstructions,
    int ObjectCount,
    long ArrayBytes,
    long ObjectBytes,
    long PeakBytes,
    int CodeBytes)
{
    /// <summary>Machine instructions of a sample.</summary>
    public double MachineInstructions => InterpreterModel.MachineInstructions(Mean);

    /// <summary>Live bytes after construction.</summary>
    public long LiveBytes => ArrayBytes + ObjectBytes;
}
