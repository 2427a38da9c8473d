namespace Larmor.Cli.Edge;

/// <summary>What a run is given besides its settings.</summary>
/// <param name="DataDirectory">Folder asked for, or null.</param>
/// <param name="Seed">Seed of everything that is random.</param>
/// <param name="Beside">Folder of the benchmark's own results, or null.</param>
/// <param name="Progress">Shows how far it is.</param>
/// <param name="Cancellation">Asks it to stop.</param>
internal sealed record EdgeContext(string? DataDirectory, int Seed, string? Beside, EdgeProgress Progress, CancellationToken Cancellation)
{
    /// <summary>Tells how far the run is, and stops it when asked to.</summary>
    internal void At(double share, string what)
    {
        Cancellation.ThrowIfCancellationRequested();
        Progress.At(share, what);
    }
}
