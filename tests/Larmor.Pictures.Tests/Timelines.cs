using SkiaSharp;

namespace Larmor.Pictures.Tests;

/// <summary>A score over time with what happened and the alarms.</summary>
[TestClass]
public sealed class Timelines
{
    private const int Width = 700;
    private const int Height = 300;

    // The data area in points, as EventTimeline lays it out, and the strip of the alarms below it.
    private const int Left = 44;
    private const int Right = Width - 8;
    private const int AlarmRow = Height - 22;

    [TestMethod]
    public void What_had_to_be_found_is_warm_and_what_went_wrong_is_grey()
    {
        using SKBitmap picture = Drawn(Samples.Timeline());
        Assert.AreEqual(Palette.Warm.Hue, Above(picture, 1.4).Hue, 12f);
        Assert.IsLessThan(0.1f, Saturation(Above(picture, 0.5)));
        Assert.AreEqual(SKColors.White, Above(picture, 1.0), "nothing happened there");
    }

    [TestMethod]
    public void An_alarm_is_a_tick_at_its_time()
    {
        using SKBitmap without = Drawn(Samples.Timeline());
        using SKBitmap with = Drawn(Samples.Timeline(0.3, 1.0));
        int[] columns = [.. Enumerable.Range(0, with.Width).Where(x => with.GetPixel(x, 2 * AlarmRow) != without.GetPixel(x, 2 * AlarmRow))];
        Assert.IsTrue(Array.TrueForAll(columns, x => Math.Abs(x - Place(0.3)) < 4 || Math.Abs(x - Place(1.0)) < 4), string.Join(' ', columns));
        Assert.Contains(x => Math.Abs(x - Place(0.3)) < 4, columns);
        Assert.Contains(x => Math.Abs(x - Place(1.0)) < 4, columns);
    }

    [TestMethod]
    public void No_line_is_drawn_where_nothing_was_judged()
    {
        double[] x = [.. Enumerable.Range(0, 50).Select(i => 0.01 * i), .. Enumerable.Range(0, 50).Select(i => 1.5 + (0.01 * i))];
        using SKBitmap picture = Drawn(new EventTimeline(x, [.. x.Select(_ => 3.0)], [], []));
        int Blue(double from, double to) => Enumerable.Range((int)(Left + ((Right - Left) * from / x[^1])) * 2, (int)((Right - Left) * (to - from) / x[^1]) * 2)
            .Count(column => Enumerable.Range(90, 400).Any(row => picture.GetPixel(column, row) is { Blue: > 120, Red: < 120 }));
        Assert.IsGreaterThan(100, Blue(0.05, 0.45));
        Assert.AreEqual(0, Blue(0.55, 1.4));
        Assert.IsGreaterThan(100, Blue(1.55, 1.95));
    }

    [TestMethod]
    public void What_cannot_be_drawn_is_refused_with_the_value_and_the_way_out()
    {
        void Refused(double[] x, double[] score, string message) =>
            StringAssert.Contains(Assert.Throws<ArgumentException>(() => new EventTimeline(x, score, [], [])).Message, message);
        Refused([1], [1], "run for longer");
        Refused([1, 2], [1], "one for each x");
        Refused([1, 2], [1, 0], "score[1] is 0; a logarithmic axis needs values above 0: leave the point out");
        Refused([1, 2], [double.NaN, 1], "score[0]");
    }

    private static SKBitmap Drawn(EventTimeline timeline) => Samples.Canvas(Width, Height, canvas => timeline.Draw(canvas, new SKRect(0, 0, Width, Height)));

    private static float Place(double time) => 2 * (float)(Left + ((Right - Left) * time / 1.98));

    /// <summary>Just below the upper edge of the data, above every score of the sample.</summary>
    private static SKColor Above(SKBitmap picture, double time) => picture.GetPixel((int)Place(time), 2 * 44);

    private static float Saturation(SKColor colour)
    {
        colour.ToHsv(out _, out float saturation, out _);
        return saturation / 100f;
    }
}
