namespace Larmor.Cli.Edge.Settings;

/// <summary>Power cuts while a checkpoint is written.</summary>
internal sealed record PowerCutSettings
{
    public int PageBytes { get; init; } = 256;

    public int RandomCutCount { get; init; } = 10_000;
}
