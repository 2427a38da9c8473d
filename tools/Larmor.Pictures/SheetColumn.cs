namespace Larmor.Pictures;

/// <summary>One column of a <see cref="PictureSheet"/>: panels from top to bottom.</summary>
public sealed class SheetColumn
{
    /// <summary>A column.</summary>
    /// <param name="share">Its width relative to the other columns, above 0.</param>
    /// <param name="panels">The panels from top to bottom, each with its height relative to the others, above 0.</param>
    /// <exception cref="ArgumentException">No panel, or a share that is not a positive number.</exception>
    public SheetColumn(float share, params (IPanel Panel, float Share)[] panels)
    {
        ArgumentNullException.ThrowIfNull(panels);
        Positive(share, nameof(share));
        Check.AtLeast(panels.Length, 1, nameof(panels), "a column without panels is better left out");
        foreach ((IPanel panel, float height) in panels)
        {
            ArgumentNullException.ThrowIfNull(panel, nameof(panels));
            Positive(height, nameof(panels));
        }

        Share = share;
        Panels = panels.ToArray();
    }

    /// <summary>Width relative to the other columns.</summary>
    public float Share { get; }

    /// <summary>The panels from top to bottom with their relative heights.</summary>
    public IReadOnlyList<(IPanel Panel, float Share)> Panels { get; }

    private static void Positive(float share, string name)
    {
        if (!(share > 0 && float.IsFinite(share)))
        {
            throw new ArgumentOutOfRangeException(name, share, $"a share of {name} is {share}; it must be above 0: 1 gives equal shares");
        }
    }
}
