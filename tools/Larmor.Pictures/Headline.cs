namespace Larmor.Pictures;

/// <summary>The figure a sheet is about: big, with what it is compared with beside it.</summary>
public sealed class Headline
{
    /// <summary>A headline figure.</summary>
    /// <param name="figure">The result as it shall read, for example "93.4 %".</param>
    /// <param name="meaning">What it is, for example "right on 1,797 unseen digits".</param>
    /// <param name="comparison">What it is compared with, for example "41.2 %"; null for nothing.</param>
    /// <param name="comparisonMeaning">What that is, for example "untrained".</param>
    public Headline(string figure, string meaning, string? comparison = null, string? comparisonMeaning = null)
    {
        Check.Text(figure, nameof(figure));
        Check.Text(meaning, nameof(meaning));
        if (comparison is not null)
        {
            Check.Text(comparison, nameof(comparison));
            Check.Text(comparisonMeaning, nameof(comparisonMeaning));
        }

        Figure = figure;
        Meaning = meaning;
        Comparison = comparison;
        ComparisonMeaning = comparisonMeaning;
    }

    /// <summary>The result as printed.</summary>
    public string Figure { get; }

    /// <summary>What the result is.</summary>
    public string Meaning { get; }

    /// <summary>What it is compared with, as printed, or null.</summary>
    public string? Comparison { get; }

    /// <summary>What the comparison is, or null.</summary>
    public string? ComparisonMeaning { get; }
}
