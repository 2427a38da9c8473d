using SkiaSharp;

namespace Larmor.Pictures.Tests;

/// <summary>Small inputs that look like real ones, from a fixed seed, and a reader for the pictures made of them.</summary>
internal static class Samples
{
    public static float[] Weights(int neurons, int inputs, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, neurons * inputs).Select(_ => (float)(random.NextDouble() - 0.5))];
    }

    public static ReceptiveFieldSheet Fields(int neurons = 40) => new(
        Weights(neurons, 64), new TileShape(8, 8), [.. Enumerable.Range(0, neurons).Select(i => (i % 11) - 1)],
        [.. Enumerable.Range(0, neurons).Select(i => (float)i)]);

    public static LearningCurve Curve() => new(new CurveSeries("1 % of the labels", [0, 1, 2, 3], [41.2, 80, 90, 93.4]))
    {
        References = [new ReferenceLine("untrained", 41.2), new ReferenceLine("published", 94.5)],
    };

    public static ConfusionMatrix Matrix() => new(new[,] { { 9, 1, 0 }, { 0, 10, 0 }, { 2, 0, 8 } });

    public static WinnerHistogram Winners() => new([.. Enumerable.Range(0, 50).Select(i => i * i / 10)], 1000);

    public static HeatMap Map() => new(new[,] { { 95.0, 90 }, { 80, double.NaN } }, ["a", "b"], ["c", "d"]) { Title = "Robustness" };

    public static EventTimeline Timeline(params double[] alarms) => new(
        [.. Enumerable.Range(0, 100).Select(i => i / 50.0)], [.. Enumerable.Range(0, 100).Select(i => 1 + (i % 7))],
        [new TimeBand(0.4, 0.6, "Unplug", false), new TimeBand(1.2, 1.6, "unusual", true)], alarms);

    public static IEnumerable<IPanel> Panels() => [Fields(), Curve(), Matrix(), Winners(), Map(), Timeline()];

    public static PictureSheet Sheet() => new(
        "Digits learnt without labels",
        new SheetColumn(1.3f, (Fields(200), 2.2f), (Winners(), 1)),
        new SheetColumn(1, (Curve(), 1), (Matrix(), 1.3f)))
    {
        Subtitle = "a subtitle",
        Headline = new Headline("93.4 %", "right", "41.2 %", "untrained"),
        Footer = ["chip digital", "seed 1"],
    };

    public static SKBitmap Read(byte[] png) => SKBitmap.Decode(png) ?? throw new AssertFailedException("the bytes are no picture");

    public static int ColourCount(SKBitmap picture) => picture.Pixels.Distinct().Count();

    /// <summary>Draws on a white canvas of the given size in points, at two pixels per point.</summary>
    public static SKBitmap Canvas(int width, int height, Action<SKCanvas> draw)
    {
        var bitmap = new SKBitmap(width * 2, height * 2, SKColorType.Rgba8888, SKAlphaType.Premul);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        canvas.Scale(2);
        draw(canvas);
        return bitmap;
    }

    public static int InkCount(SKBitmap picture) => picture.Pixels.Count(pixel => pixel.Red + pixel.Green + pixel.Blue < 600);
}
