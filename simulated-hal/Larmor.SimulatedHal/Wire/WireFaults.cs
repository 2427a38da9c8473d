namespace Larmor.SimulatedHal;

/// <summary>How often what goes wrong on the wires, each per transfer.</summary>
public sealed class WireFaults
{
    /// <summary>Probability of flipped bits, one to eight of them anywhere, on either line.</summary>
    public double BitFlips { get; init; }

    /// <summary>Probability that a byte is lost or doubled, so that the rest is shifted.</summary>
    public double Slips { get; init; }

    /// <summary>Probability that the line from the chip is stuck at 0 or 1 for a transfer.</summary>
    public double Stuck { get; init; }

    /// <summary>Probability that a transfer ends early.</summary>
    public double Cuts { get; init; }

    /// <summary>Seed of what happens when.</summary>
    public ulong Seed { get; init; } = 1;

    internal void Validate()
    {
        Limit.Check("wire", "bitFlips", BitFlips, 0, 1, "it is a probability");
        Limit.Check("wire", "slips", Slips, 0, 1, "it is a probability");
        Limit.Check("wire", "stuck", Stuck, 0, 1, "it is a probability");
        Limit.Check("wire", "cuts", Cuts, 0, 1, "it is a probability");
    }
}
