using Larmor.Hal;

namespace Larmor.Cli.Checkpoints;

/// <summary>The state between two seeds: nothing yet.</summary>
internal sealed class EmptyState : IStateful
{
    internal static readonly EmptyState Instance = new();

    public void Save(IStateSink sink)
    {
    }

    public void Load(IStateSource source)
    {
    }
}
