using Larmor.Pictures;

namespace Larmor.Cli.Edge;

/// <summary>What one seed of an experiment gave.</summary>
/// <param name="Figures">Figures with their units.</param>
/// <param name="Picture">Columns of its sheet.</param>
internal sealed record EdgeOutcome(IReadOnlyList<(string Name, double Value, string Unit)> Figures, SheetColumn[] Picture)
{
    /// <summary>For the sheet's corner.</summary>
    internal Headline? Headline { get; init; }

    /// <summary>Points of a curve for the result file, or none.</summary>
    internal List<CurvePoint>? Curve { get; init; }
}
