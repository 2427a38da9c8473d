namespace Larmor.Pictures;

/// <summary>Finds the largest tiles with which all groups of a receptive-field sheet fit their area.</summary>
internal sealed class FieldLayout
{
    public const float GroupGap = 6;
    public const float Gutter = 22;
    private const float LargestTile = 96;
    private const float LeastTile = 14;

    private FieldLayout(FieldArea area, float tileWidth, float tileHeight, float gap, int blocks, int columns, int limit)
    {
        Area = area;
        TileWidth = tileWidth;
        TileHeight = tileHeight;
        Gap = gap;
        Blocks = blocks;
        Columns = columns;
        Limit = limit;
    }

    public FieldArea Area { get; }

    public float TileWidth { get; }

    public float TileHeight { get; }

    public float Gap { get; }

    /// <summary>Columns of groups beside each other.</summary>
    public int Blocks { get; }

    /// <summary>Tiles beside each other within a group.</summary>
    public int Columns { get; }

    /// <summary>Most tiles shown of any group.</summary>
    public int Limit { get; }

    /// <summary>Width of a column of groups in points.</summary>
    public float BlockWidth => (Area.Width - (Gutter * (Blocks - 1))) / Blocks;

    /// <summary>Groups below each other in one column; the last column may have fewer.</summary>
    public int GroupsPerBlock(int groups) => (groups + Blocks - 1) / Blocks;

    /// <summary>Height of a group in points; an empty one takes a row as well.</summary>
    public float HeightOf(int size)
    {
        int rows = Math.Max(1, (Math.Min(size, Limit) + Columns - 1) / Columns);
        return (rows * (TileHeight + Gap)) - Gap;
    }

    /// <summary>Height of the groups of one column, the least gaps between them included.</summary>
    public float HeightOf(IReadOnlyList<int> sizes, int block)
    {
        int per = GroupsPerBlock(sizes.Count);
        int count = Math.Min(per, sizes.Count - (block * per));
        return count <= 0 ? 0 : sizes.Skip(block * per).Take(count).Sum(HeightOf) + (GroupGap * (count - 1));
    }

    /// <summary>
    /// The largest tiles, whole device pixels per weight where there are enough of them. One column of groups reads best; more
    /// are taken when the tiles grow by a third. When even small tiles do not all fit, the largest groups are cut back to an
    /// equal number.
    /// </summary>
    /// <param name="sizes">Neurons per group.</param>
    /// <param name="limit">Most tiles per group that may be shown.</param>
    /// <param name="area">The room there is.</param>
    /// <param name="shape">Shape of a tile.</param>
    public static FieldLayout Find(IReadOnlyList<int> sizes, int limit, FieldArea area, TileShape shape)
    {
        for (int cut = Math.Max(1, Math.Min(limit, sizes.Max())); ; cut = Math.Max(1, cut - Math.Max(1, cut / 40)))
        {
            FieldLayout? best = null;
            for (int blocks = 1; blocks <= Math.Min(4, sizes.Count); blocks++)
            {
                FieldLayout? found = Largest(sizes, cut, blocks, area, shape, cut == 1 ? 3 : LeastTile);
                best = best is null || found?.TileWidth > best.TileWidth * 1.33f ? found ?? best : best;
            }

            if (best is not null)
            {
                return best;
            }

            if (cut == 1)
            {
                throw new ArgumentException(
                    $"{sizes.Count} classes do not fit {area.Width:0} × {area.Height:0} points: choose a larger PictureSize or fewer classes");
            }
        }
    }

    private static FieldLayout? Largest(
        IReadOnlyList<int> sizes, int cut, int blocks, FieldArea area, TileShape shape, float least)
    {
        float shortest = Math.Min(shape.Width, shape.Height);
        float width = ((area.Width - (Gutter * (blocks - 1))) / blocks) - area.Heading;
        for (float wanted = LargestTile; wanted >= least; wanted -= area.Pixel)
        {
            float perWeight = wanted / shortest;
            float whole = MathF.Floor(perWeight / area.Pixel) * area.Pixel;
            // Two or more device pixels per weight: keep them whole, or some columns of weights would look wider than others.
            float unit = whole >= 2 * area.Pixel ? whole : perWeight;
            float tileWidth = unit * shape.Width;
            float tileHeight = unit * shape.Height;
            float gap = MathF.Max(1.5f, MathF.Round(tileHeight * 0.08f / area.Pixel) * area.Pixel);
            int columns = (int)((width + gap) / (tileWidth + gap));
            var layout = new FieldLayout(area, tileWidth, tileHeight, gap, blocks, Math.Max(columns, 1), cut);
            if (columns >= 1 && Enumerable.Range(0, blocks).All(block => layout.HeightOf(sizes, block) <= area.Height))
            {
                return layout;
            }
        }

        return null;
    }
}
