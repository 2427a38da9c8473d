namespace Larmor.Portable;

/// <summary>What the checker found.</summary>
/// <param name="Findings">Every violation, each once.</param>
/// <param name="UnusedEntries">Hot entries that name no method: a typing error would otherwise switch the rule off.</param>
public sealed record CheckReport(IReadOnlyList<Finding> Findings, IReadOnlyList<HotEntry> UnusedEntries)
{
    /// <inheritdoc/>
    public override string ToString() => string.Join(Environment.NewLine, Findings);
}
