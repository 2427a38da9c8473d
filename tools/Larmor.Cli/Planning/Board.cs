using Larmor.Hal;

namespace Larmor.Cli.Planning;

/// <summary>A board to plan for.</summary>
/// <param name="Name">As typed after <c>larmor plan</c>.</param>
/// <param name="Core">Processor, for people.</param>
/// <param name="HeapBytes">What all that the learner holds may take; 0 when it depends on the board that the chip sits on.</param>
/// <param name="HeapBasis">Where that figure is from.</param>
/// <param name="FlashBytes">Flash for our assemblies; 0 where nothing states it.</param>
/// <param name="SlowRate">Least speed to plan with: multiply-accumulates a second in managed code.</param>
/// <param name="FastRate">Best speed to hope for.</param>
/// <param name="Milliwatts">Power of the board's processor while it computes.</param>
/// <param name="PowerEvidence">What the power rests on.</param>
/// <param name="PowerBasis">Its source.</param>
/// <param name="Linux">True for a Raspberry Pi: compiled ahead of time, a process of a few megabytes.</param>
internal sealed record Board(
    string Name,
    string Core,
    long HeapBytes,
    string HeapBasis,
    long FlashBytes,
    double SlowRate,
    double FastRate,
    double Milliwatts,
    Evidence PowerEvidence,
    string PowerBasis,
    bool Linux = false);
