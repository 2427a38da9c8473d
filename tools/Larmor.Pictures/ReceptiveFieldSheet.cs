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
        float heading = HeadingWidth();
        FieldLayout layout = FieldLayout.Find(
            [.. _groups.Select(group => group.Neurons.Length)], MaximumPerClass, area.Width - heading, area.Height, _shape, pixel);
        float shared = ScalePerNeuron ? 0 : TileBitmap.Limit(_weights);
        float used = _groups.Sum(group => layout.HeightOf(group.Neurons.Length));
        float gap = _groups.Count > 1 ? Math.Min((area.Height - used) / (_groups.Count - 1), FieldLayout.GroupGap * 2) : 0;
        float y = area.Top;
        foreach ((int label, int[] neurons) in _groups)
        {
            float height = layout.HeightOf(neurons.Length);
            int shown = Math.Min(neurons.Length, layout.Limit);
            DrawHeading(canvas, label, neurons.Length, shown, SKRect.Create(area.Left, y, heading, height));
            for (int i = 0; i < shown; i++)
            {
                float x = area.Left + heading + (i % layout.Columns * (layout.TileWidth + layout.Gap));
                float top = y + (i / layout.Columns * (layout.TileHeight + layout.Gap));
                DrawTile(canvas, neurons[i], shared, Snap(SKRect.Create(x, top, layout.TileWidth, layout.TileHeight), pixel));
            }

            y += height + gap;
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

    private float HeadingWidth() =>
        26 + Math.Clamp(_groups.Max(group => Typography.Width(NameOf(group.Label), Typography.Heading, bold: true)), 8, 110) + 34;

    private string NameOf(int label) => label < 0 ? "unnamed" : _names[label];

    private void DrawHeading(SKCanvas canvas, int label, int count, int shown, SKRect area)
    {
        using var strip = new SKPaint { Color = Palette.Class(label), IsAntialias = true };
        canvas.DrawRoundRect(SKRect.Create(area.Left, area.Top, 4, area.Height), 2, 2, strip);
        string name = Typography.Fit(NameOf(label), area.Width - 60 + 4, Typography.Heading, bold: true);
        float y = area.Top + Math.Min(area.Height / 2, 16) + 4.5f;
        Typography.Draw(canvas, name, area.Left + 11, y, Typography.Heading, strip.Color, bold: true);
        string amount = count == 0 ? "none" : shown < count ? $"{shown} of {count}" : count.ToString(CultureInfo.InvariantCulture);
        Typography.Draw(canvas, amount, area.Right - 12, y, Typography.Small, Palette.Quiet, align: SKTextAlign.Right);
    }

    private void DrawTile(SKCanvas canvas, int neuron, float shared, SKRect box)
    {
        ReadOnlySpan<float> row = _weights.AsSpan(neuron * _shape.ValueCount, _shape.ValueCount);
        using SKImage image = TileBitmap.Create(row, _shape, shared > 0 ? shared : TileBitmap.Limit(row), _signed);
        bool shrinks = box.Width * canvas.TotalMatrix.ScaleX < _shape.Width;
        var sampling = shrinks ? new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear) : new SKSamplingOptions(SKFilterMode.Nearest);
        canvas.DrawImage(image, box, sampling);
    }
}
