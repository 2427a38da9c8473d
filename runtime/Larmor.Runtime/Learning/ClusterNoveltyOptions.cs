namespace Larmor.Runtime;

/// <summary>How a <see cref="ClusterNovelty"/> places its centres.</summary>
public sealed class ClusterNoveltyOptions
{
    /// <summary>Centres, at least 1.</summary>
    public int CentreCount { get; init; } = 8;

    /// <summary>Drives that a centre remembers: its step is one over the wins it had, and never below one over this.</summary>
    public int Memory { get; init; } = 256;

    /// <summary>Gain of the offset that makes frequent winners dearer, in units of the mean squared distance; 0 for none.</summary>
    public float HomeostasisRate { get; init; } = 0.02f;
}
