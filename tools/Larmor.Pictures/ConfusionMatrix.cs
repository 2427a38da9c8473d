using System.Globalization;
using SkiaSharp;

namespace Larmor.Pictures;

/// <summary>What was shown against what was answered; right answers in blue, mistakes in orange, recall of every class beside it.</summary>
public sealed class ConfusionMatrix : IPanel
{
    private readonly int[,] _counts;
    private readonly string[] _names;

    /// <summary>A confusion matrix; the counts are copied.</summary>
    /// <param name="counts">Row = true class, column = answered class; square, 0 or more, at least one sample.</param>
    /// <param name="classNames">One name per class; null for 0, 1, 2 …</param>
    /// <exception cref="ArgumentException">Not square, no sample, a negative count, or another number of names.</exception>
    public ConfusionMatrix(int[,] counts, string[]? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        int classes = counts.GetLength(0);
        Check.AtLeast(classes, 1, nameof(counts), "give at least one class");
        Check.Length(counts.GetLength(1), classes, nameof(counts) + " row", "as many columns as rows", "count answers by true class");
        _names = classNames is null ? Names(classes) : [.. classNames];
        Check.Length(_names.Length, classes, nameof(classNames), "one per class", "give a name for every class");
        long total = 0;
        for (int i = 0; i < classes; i++)
        {
            for (int j = 0; j < classes; j++)
            {
                if (counts[i, j] < 0)
                {
                    throw new ArgumentOutOfRangeException(
                        nameof(counts), counts[i, j], $"counts[{i}, {j}] is {counts[i, j]}; a count is 0 or more: count the answers again");
                }

                total += counts[i, j];
                CorrectCount += i == j ? counts[i, j] : 0;
            }
        }

        if (total == 0)
        {
            throw new ArgumentException("counts are all 0; at least one sample is needed: evaluate before drawing", nameof(counts));
        }

        _counts = (int[,])counts.Clone();
        SampleCount = total;
    }

    /// <summary>Samples in the matrix.</summary>
    public long SampleCount { get; }

    /// <summary>Samples on the diagonal.</summary>
    public long CorrectCount { get; }

    /// <summary>Text of the heading before the accuracy.</summary>
    public string Heading { get; init; } = "Confusion matrix";

    /// <inheritdoc/>
    public string Title => string.Create(CultureInfo.InvariantCulture,
        $"{Heading}: {100.0 * CorrectCount / SampleCount:0.0} % of {SampleCount:#,0} right");

    /// <inheritdoc/>
    public string Caption { get; init; } = "";

    /// <summary>Print per cent of the row instead of counts.</summary>
    public bool ShowPercent { get; init; }

    /// <summary>A matrix from a flat array, row after row.</summary>
    /// <param name="counts">classCount × classCount values; row = true class, column = answered class.</param>
    /// <param name="classCount">Number of classes, at least 1.</param>
    /// <param name="classNames">One name per class; null for 0, 1, 2 …</param>
    /// <exception cref="ArgumentException">The length is not the square of the class count, or as in the constructor.</exception>
    public static ConfusionMatrix FromFlat(int[] counts, int classCount, string[]? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        Check.AtLeast(classCount, 1, nameof(classCount), "give at least one class");
        Check.Length(counts.Length, classCount * classCount, nameof(counts), $"{classCount} × {classCount} classes", "give whole rows");
        var square = new int[classCount, classCount];
        Buffer.BlockCopy(counts, 0, square, 0, counts.Length * sizeof(int));
        return new ConfusionMatrix(square, classNames);
    }

    /// <inheritdoc/>
    public void Draw(SKCanvas canvas, SKRect area)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        int n = _names.Length;
        float nameWidth = Math.Clamp(_names.Max(name => Typography.Width(name, Typography.Body, bold: true)), 8, area.Width * 0.25f);
        const float Recall = 58;
        float left = area.Left + 18 + nameWidth + 8;
        float cell = (area.Right - Recall - left) / n;
        bool upright = nameWidth > cell - 4;
        float top = area.Top + 16 + (upright ? nameWidth + 4 : 16);
        float cellHeight = (area.Bottom - top - 1) / n;
        cell = Math.Min(cell, cellHeight * 1.7f);
        for (int i = 0; i < n; i++)
        {
            float y = top + (i * cellHeight) + (cellHeight / 2);
            DrawRow(canvas, i, left, top + (i * cellHeight), cell, cellHeight);
            string name = Typography.Fit(_names[i], nameWidth, Typography.Body, bold: true);
            Typography.Draw(canvas, name, left - 8, y + 4, Typography.Body, Palette.Class(i), bold: true, align: SKTextAlign.Right);
            DrawColumnName(canvas, i, left + (cell * (i + 0.5f)), top - 6, nameWidth, upright);
        }

        float right = left + (cell * n);
        Typography.Draw(canvas, "answered", left + (cell * n / 2), area.Top + 9, Typography.Small, Palette.Quiet, align: SKTextAlign.Center);
        Typography.Draw(canvas, "recall", right + 10, top - 6, Typography.Small, Palette.Quiet);
        canvas.Save();
        canvas.RotateDegrees(-90, area.Left + 9, top + (cellHeight * n / 2));
        Typography.Draw(
            canvas, "shown", area.Left + 9, top + (cellHeight * n / 2), Typography.Small, Palette.Quiet, align: SKTextAlign.Center);
        canvas.Restore();
    }

    internal static string[] Names(int count) =>
        [.. Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture))];

    private void DrawRow(SKCanvas canvas, int row, float left, float top, float width, float height)
    {
        int n = _names.Length;
        long sum = Enumerable.Range(0, n).Sum(column => (long)_counts[row, column]);
        using var fill = new SKPaint { IsAntialias = true };
        for (int column = 0; column < n; column++)
        {
            int count = _counts[row, column];
            double share = sum == 0 ? 0 : (double)count / sum;
            // A mistake of a fifth of the class is already as dark as it gets: one in a hundred must be seen.
            fill.Color = row == column ? ColourMap.Sequential.At(share * 0.92) : ColourMap.Mistakes.At(Math.Min(1, Math.Sqrt(share * 5)) * 0.8);
            var box = SKRect.Create(left + (column * width) + 0.75f, top + 0.75f, width - 1.5f, height - 1.5f);
            canvas.DrawRoundRect(box, 2, 2, fill);
            if (count > 0)
            {
                DrawCell(canvas, count, share, box, Palette.On(fill.Color));
            }
        }

        string recall = sum == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * _counts[row, row] / sum:0.0} %");
        Typography.Draw(canvas, recall, left + (n * width) + 10, top + (height / 2) + 4, Typography.Body, Palette.Ink);
    }

    private void DrawCell(SKCanvas canvas, int count, double share, SKRect box, SKColor colour)
    {
        string text = ShowPercent
            ? (100 * share).ToString(share >= 0.0995 ? "0" : "0.0", CultureInfo.InvariantCulture)
            : Ticks.Text(count);
        float size = Math.Min(Typography.Body, box.Height * 0.6f);
        size = Math.Min(size, size * (box.Width - 3) / Typography.Width(text, size));
        if (size >= 5)
        {
            Typography.Centre(canvas, text, box.MidX, box.MidY, size, colour);
        }
    }

    private void DrawColumnName(SKCanvas canvas, int column, float x, float y, float limit, bool upright)
    {
        string name = Typography.Fit(_names[column], limit, Typography.Body, bold: true);
        if (!upright)
        {
            Typography.Draw(canvas, name, x, y, Typography.Body, Palette.Class(column), bold: true, align: SKTextAlign.Center);
            return;
        }

        canvas.Save();
        canvas.RotateDegrees(-90, x, y);
        Typography.Draw(canvas, name, x, y + 4, Typography.Body, Palette.Class(column), bold: true);
        canvas.Restore();
    }
}
