namespace Larmor.Hal.Spi;

/// <summary>Numbers of the register-level chip; REGISTERS.md is the manual.</summary>
public static class RegisterMap
{
    /// <summary>Value of <see cref="Identity"/>: "LARM".</summary>
    public const int IdentityValue = 0x4D52414C;

    /// <summary>Revision of this map.</summary>
    public const int RevisionValue = 1;

    /// <summary>Register: identity.</summary>
    public const int Identity = 0;

    /// <summary>Register: revision of the register map.</summary>
    public const int Revision = 1;

    /// <summary>Register: most inputs of a tile.</summary>
    public const int MaximumInputs = 2;

    /// <summary>Register: most outputs of a tile.</summary>
    public const int MaximumOutputs = 3;

    /// <summary>Register: most tiles.</summary>
    public const int MaximumTiles = 4;

    /// <summary>Register: what the figures rest on (<see cref="Evidence"/>).</summary>
    public const int EvidenceKind = 5;

    /// <summary>Registers 8 to 14, float: multiply, input, output, program, update, gain sigma, stuck fraction.</summary>
    public const int Accuracy = 8;

    /// <summary>Registers 16 to 18: smallest weight (float), largest weight (float), levels, of the last tile allocated.</summary>
    public const int Format = 16;

    /// <summary>Registers 20 to 29: five counters of 64 bits, low word first.</summary>
    public const int Counters = 20;

    /// <summary>Number of registers.</summary>
    public const int RegisterCount = 32;

    /// <summary>Command: read registers.</summary>
    public const byte ReadRegisters = 1;

    /// <summary>Command: write a memory.</summary>
    public const byte WriteMemory = 2;

    /// <summary>Command: read a memory.</summary>
    public const byte ReadMemory = 3;

    /// <summary>Command: carry out an operation.</summary>
    public const byte Execute = 4;

    /// <summary>Memory A: inputs, and the vector before the synapses.</summary>
    public const byte MemoryA = 0;

    /// <summary>Memory B: outputs, and the vector after the synapses.</summary>
    public const byte MemoryB = 1;

    /// <summary>Memory W: one row of weights.</summary>
    public const byte MemoryW = 2;

    /// <summary>Memory S: state of the chip, for checkpoints.</summary>
    public const byte MemoryS = 3;

    /// <summary>Operation: reserve a tile.</summary>
    public const byte Allocate = 1;

    /// <summary>Operation: B = W A.</summary>
    public const byte Multiply = 2;

    /// <summary>Operation: A = Wᵀ B.</summary>
    public const byte MultiplyBack = 3;

    /// <summary>Operation: W += rate · B ⊗ A.</summary>
    public const byte Accumulate = 4;

    /// <summary>Operation: memory W = a row of weights.</summary>
    public const byte ReadRow = 5;

    /// <summary>Operation: a row of weights = memory W.</summary>
    public const byte ProgramRow = 6;

    /// <summary>Operation: a row of weights += memory W.</summary>
    public const byte AddRow = 7;

    /// <summary>Operation: counters = 0.</summary>
    public const byte ResetCounters = 8;

    /// <summary>Operation: memory S = state; answers with its bytes.</summary>
    public const byte SaveState = 9;

    /// <summary>Operation: state = memory S.</summary>
    public const byte LoadState = 10;

    /// <summary>Status: done.</summary>
    public const byte Done = 0;

    /// <summary>Status: the request came damaged and nothing was done.</summary>
    public const byte Resend = 1;

    /// <summary>Status: command, address, length or operation is unknown.</summary>
    public const byte Unknown = 2;

    /// <summary>Status: the tile does not fit.</summary>
    public const byte NoRoom = 3;

    /// <summary>Status: the request is for a chip of another epoch: this one has been restarted.</summary>
    public const byte Restarted = 4;

    /// <summary>Answer of an allocation: the tile can be driven from its outputs.</summary>
    public const int HasBackward = 1;

    /// <summary>Answer of an allocation: the tile updates itself.</summary>
    public const int HasPlasticity = 2;

    /// <summary>Bytes of the arguments of <see cref="Execute"/>.</summary>
    public const int ExecuteBytes = 20;

    /// <summary>Bytes of the answer of <see cref="Execute"/>.</summary>
    public const int ExecuteAnswerBytes = 8;

    /// <summary>Bytes before the data of a memory command.</summary>
    public const int MemoryHeadBytes = 8;
}
