namespace Larmor.Pictures;

/// <summary>Finds the largest tiles with which all groups of a receptive-field sheet fit their area.</summary>
internal sealed class FieldLayout
{
    public const float GroupGap = 6;

    private FieldLayout(float tileWidth, float tileHeight, float gap, int columns, int limit)
    {
        TileWidth = tileWidth;
        TileHeight = tileHeight;
        Gap = gap;
        Columns = columns;
        Limit = limit;
    }

    public float TileWidth { get; }

    public float TileHeight { get; }

    public float Gap { get; }

    /// <summary>Tiles beside each other.</summary>
    public int Columns { get; }

    /// <summary>Most tiles shown of any group.</summary>
    public int Limit { get; }

    /// <summary>Rows a group of this size takes; an empty group still takes one.</summary>
    public int Rows(int size) => Math.Max(1, (Math.Min(size, Limit) + Columns - 1) / Columns);

    /// <summary>Height of a group in points.</summary>
    public float HeightOf(int size) => (Rows(size) * (TileHeight + Gap)) - Gap;

    /// <summary>
    /// The largest tiles, whole device pixels per weight where there are enough of them. When even small tiles do not all fit,
    /// the busiest groups are cut back to an equal number first.
    /// </summary>
    /// <param name="sizes">Neurons per group.</param>
    /// <param name="limit">Most tiles per group that may be shown.</param>
    /// <param name="width">Points available for tiles.</param>
    /// <param name="height">Points available for all groups.</param>
    /// <param name="shape">Shape of a tile.</param>
    /// <param name="pixel">Device pixel in points.</param>
    public static FieldLayout Find(IReadOnlyList<int> sizes, int limit, float width, float height, TileShape shape, float pixel)
    {
        int most = Math.Min(limit, sizes.Max());
        float least = Math.Min(14, width);
        for (int cut = most; ; cut = Math.Max(1, cut - Math.Max(1, cut / 40)))
        {
            FieldLayout? found = Largest(sizes, cut, width, height, shape, pixel, cut == 1 ? 0 : least);
            if (found is not null)
            {
                return found;
            }

            if (cut == 1)
            {
                // Nothing fits: one tile each, as small as the area makes them; the clip of the frame does the rest.
                return new FieldLayout(4, 4, 1, Math.Max(1, (int)(width / 5)), 1);
            }
        }
    }

    private static FieldLayout? Largest(
        IReadOnlyList<int> sizes, int cut, float width, float height, TileShape shape, float pixel, float least)
    {
        float shortest = Math.Min(shape.Width, shape.Height);
        for (float wanted = 96; wanted >= Math.Max(least, 3); wanted -= pixel)
        {
            float perWeight = wanted / shortest;
            float whole = MathF.Floor(perWeight / pixel) * pixel;
            // Two or more device pixels per weight: keep them whole, or some columns of weights would look wider than others.
            float unit = whole >= 2 * pixel ? whole : perWeight;
            float tileWidth = unit * shape.Width;
            float tileHeight = unit * shape.Height;
            float gap = MathF.Max(1, MathF.Round(tileHeight * 0.08f / pixel) * pixel);
            int columns = (int)((width + gap) / (tileWidth + gap));
            if (columns < 1)
            {
                continue;
            }

            var layout = new FieldLayout(tileWidth, tileHeight, gap, columns, cut);
            if (sizes.Sum(layout.HeightOf) + (GroupGap * (sizes.Count - 1)) <= height)
            {
                return layout;
            }
        }

        return null;
    }
}
