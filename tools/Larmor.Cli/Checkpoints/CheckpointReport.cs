namespace Larmor.Cli.Checkpoints;

/// <summary>What a look at a run's checkpoints found.</summary>
/// <param name="Path">The file that is whole, and would be resumed from.</param>
/// <param name="Progress">How far the run had come by it.</param>
/// <param name="Trouble">What is wrong with the newer file, when this is the one before it; else null.</param>
public sealed record CheckpointReport(string Path, RunProgress Progress, string? Trouble);
