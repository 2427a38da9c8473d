using System.Globalization;
using SkiaSharp;

namespace Larmor.Pictures;

/// <summary>
/// The weights of many neurons as small images, grouped by the class each neuron was named with, the most active first: what
/// the network has come to look for.
/// </summary>
/// <remarks>
/// Blue is positive, orange negative, white zero; without any negative weight, white to blue. A weight that is not finite is
/// drawn grey and counted in the caption: a diverged network is exactly what one wants to see.
/// </remarks>
public sealed class ReceptiveFieldSheet : IPanel
{
    private const float Strip = 11;

    private readonly float[] _weights;
    private readonly TileShape _shape;
    private readonly string[] _names;
    private readonly List<(int Label, int[] Neurons)> _groups;
    private readonly int _neuronCount;
    private readonly int _brokenCount;
    private readonly bool _signed;

    /// <summary>A sheet of receptive fields; the arrays are copied.</summary>
    /// <param name="weights">Row-major, one row of <c>shape.ValueCount</c> weights per neuron.</param>
    /// <param name="shape">How a row is an image.</param>
    /// <param name="labels">Class of each neuron, -1 = unnamed.</param>
    /// <param name="wins">How often each neuron won, or any other activity, 0 or more; more is drawn first.</param>
    /// <param name="classNames">One name per class; null for 0, 1, 2 … up to the highest label. A class without neurons is shown empty.</param>
    /// <exception cref="ArgumentException">A length differs, a label is outside the classes, an activity is not a number of at least 0.</exception>
    public ReceptiveFieldSheet(float[] weights, TileShape shape, int[] labels, float[] wins, string[]? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(wins);
        Check.AtLeast(labels.Length, 1, nameof(labels), "give one label per neuron, -1 for an unnamed one");
        Check.Length(
            weights.Length, labels.Length * shape.ValueCount, nameof(weights),
            $"{labels.Length} neurons × {shape.Width} × {shape.Height} × {shape.Channels}", "check the shape of the tile");
        Check.Length(wins.Length, labels.Length, nameof(wins), "one per neuron", "count the wins of every neuron");
        _names = classNames is null ? ConfusionMatrix.Names(labels.Max() + 1) : [.. classNames];
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] < -1 || labels[i] >= _names.Length)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(labels), labels[i], $"labels[{i}] is {labels[i]}; -1 (unnamed) to {_names.Length - 1} are possible: name every class");
            }

            if (!(wins[i] >= 0))
            {
                throw new ArgumentOutOfRangeException(nameof(wins), wins[i], $"wins[{i}] is {wins[i]}; 0 or more is needed: count the wins again");
            }
        }

        _weights = [.. weights];
        _shape = shape;
        _neuronCount = labels.Length;
        _brokenCount = weights.Count(weight => !float.IsFinite(weight));
        _signed = weights.Any(weight => weight < 0);
        int[] order = [.. Enumerable.Range(0, labels.Length).OrderByDescending(i => wins[i]).ThenBy(i => i)];
        _groups = [.. Enumerable.Range(0, _names.Length).Select(label => (label, order.Where(i => labels[i] == label).ToArray()))];
        int[] unnamed = [.. order.Where(i => labels[i] < 0)];
        if (unnamed.Length > 0)
        {
            _groups.Add((-1, unnamed));
        }
    }

    /// <inheritdoc/>
    public string Title { get; init; } = "What the neurons look for";

    /// <summary>Text before the automatic caption; empty for none.</summary>
    public string Note { get; init; } = "";

    /// <inheritdoc/>
    public string Caption => string.Join(" · ", CaptionParts().Where(part => part.Length > 0));

    /// <summary>At most this many neurons of a class are drawn; by default as many as fit.</summary>
    public int MaximumPerClass { get; init; } = int.MaxValue;

    /// <summary>Each tile uses the full range of colours (default), or all share the range of the largest weights.</summary>
    public bool ScalePerNeuron { get; init; } = true;

    /// <inheritdoc/>
    public void Draw(SKCanvas canvas, SKRect area)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        Check.AtLeast(MaximumPerClass, 1, nameof(MaximumPerClass), "show at least one neuron of a class");
        float pixel = 1 / Math.Max(1, canvas.TotalMatrix.ScaleX);
        // The hairline around a tile stays inside.
        area = new SKRect(area.Left, area.Top + (2 * pixel), area.Right - (2 * pixel), area.Bottom - (2 * pixel));
        int[] sizes = [.. _groups.Select(group => group.Neurons.Length)];
        FieldLayout layout = FieldLayout.Find(
            sizes, MaximumPerClass, new FieldArea(area.Width, area.Height, HeadingWidth(), pixel), _shape);
        float shared = ScalePerNeuron ? 0 : TileBitmap.Limit(_weights);
        int perBlock = layout.GroupsPerBlock(sizes.Length);
        float tallest = Enumerable.Range(0, layout.Blocks).Max(block => layout.HeightOf(sizes, block));
        float spare = perBlock > 1 ? Math.Min((area.Height - tallest) / (perBlock - 1), FieldLayout.GroupGap) : 0;
        for (int block = 0; block < layout.Blocks; block++)
        {
            float x = area.Left + (block * (layout.BlockWidth + FieldLayout.Gutter));
            float y = area.Top;
            foreach ((int label, int[] neurons) in _groups.Skip(block * perBlock).Take(perBlock))
            {
                DrawGroup(canvas, label, neurons, layout, shared, x, y);
                y += layout.HeightOf(neurons.Length) + FieldLayout.GroupGap + spare;
            }
        }
    }

    private void DrawGroup(SKCanvas canvas, int label, int[] neurons, FieldLayout layout, float shared, float left, float top)
    {
        int shown = Math.Min(neurons.Length, layout.Limit);
        float heading = layout.Area.Heading;
        DrawHeading(canvas, label, Amount(neurons.Length, shown), SKRect.Create(left, top, heading, layout.HeightOf(neurons.Length)));
        for (int i = 0; i < shown; i++)
        {
            float x = left + heading + (i % layout.Columns * (layout.TileWidth + layout.Gap));
            float y = top + (i / layout.Columns * (layout.TileHeight + layout.Gap));
            SKRect box = Snap(SKRect.Create(x, y, layout.TileWidth, layout.TileHeight), layout.Area.Pixel);
            DrawTile(canvas, neurons[i], shared, layout.Area.Pixel, box);
        }
    }

    private static SKRect Snap(SKRect box, float pixel) =>
        SKRect.Create(MathF.Round(box.Left / pixel) * pixel, MathF.Round(box.Top / pixel) * pixel, box.Width, box.Height);

    private IEnumerable<string> CaptionParts()
    {
        yield return Note;
        yield return _shape.Channels == 3 ? "weights as colours" : _signed ? "blue +, orange −, white 0" : "white 0, blue +";
        yield return ScalePerNeuron ? "each tile scaled to its own largest weights" : "all tiles on one scale";
        yield return "most active first";
        if (_brokenCount > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{_brokenCount:#,0} weights are not finite (grey)");
        }
    }

    // Room for the strip, the longest name and the longest amount that may turn out.
    private float HeadingWidth()
    {
        float names = _groups.Max(group => Typography.Width(NameOf(group.Label), SizeOf(group.Label), bold: true));
        return Strip + Math.Min(names, 110) + 8 + _groups.Max(group => AmountWidth(group.Neurons.Length)) + 10;
    }

    private float AmountWidth(int count) =>
        Typography.Width(Amount(count, count > MaximumPerClass || _neuronCount > 500 ? count - 1 : count), Typography.Small);

    private static string Amount(int count, int shown) =>
        shown < count ? string.Create(CultureInfo.InvariantCulture, $"{shown}/{count}") : count.ToString(CultureInfo.InvariantCulture);

    private static float SizeOf(int label) => label < 0 ? Typography.Body : Typography.Heading;

    private string NameOf(int label) => label < 0 ? "unnamed" : _names[label];

    private void DrawHeading(SKCanvas canvas, int label, string amount, SKRect area)
    {
        using var strip = new SKPaint { Color = Palette.Class(label), IsAntialias = true };
        canvas.DrawRoundRect(SKRect.Create(area.Left, area.Top, 4, area.Height), 2, 2, strip);
        float room = area.Width - Strip - 18 - Typography.Width(amount, Typography.Small);
        string name = Typography.Fit(NameOf(label), room, SizeOf(label), bold: true);
        float y = area.Top + Math.Min(area.Height / 2, 12) + 4.5f;
        Typography.Draw(canvas, name, area.Left + Strip, y, SizeOf(label), strip.Color, bold: true);
        Typography.Draw(canvas, amount, area.Right - 10, y, Typography.Small, Palette.Quiet, align: SKTextAlign.Right);
    }

    private void DrawTile(SKCanvas canvas, int neuron, float shared, float pixel, SKRect box)
    {
        ReadOnlySpan<float> row = _weights.AsSpan(neuron * _shape.ValueCount, _shape.ValueCount);
        using SKImage image = TileBitmap.Create(row, _shape, shared > 0 ? shared : TileBitmap.Limit(row), _signed);
        bool shrinks = box.Width * canvas.TotalMatrix.ScaleX < _shape.Width;
        var sampling = shrinks ? new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear) : new SKSamplingOptions(SKFilterMode.Nearest);
        canvas.DrawImage(image, box, sampling);
        using var edge = new SKPaint { Color = Palette.Rule, IsStroke = true, StrokeWidth = pixel };
        canvas.DrawRect(SKRect.Inflate(box, pixel / 2, pixel / 2), edge);
    }
}
