using System.Globalization;
using SkiaSharp;

namespace Larmor.Pictures;

/// <summary>A table of numbers as coloured cells, for example accuracy over write noise (rows) and bits (columns).</summary>
public sealed class HeatMap : IPanel
{
    private readonly double[,] _values;
    private readonly string[] _rows;
    private readonly string[] _columns;

    /// <summary>A heat map; the values are copied. NaN is a cell that was not measured: grey, with a dash.</summary>
    /// <param name="values">Row, column; infinite values are refused.</param>
    /// <param name="rows">One name per row, from the top.</param>
    /// <param name="columns">One name per column, from the left.</param>
    /// <exception cref="ArgumentException">A number of names differs, a value is infinite, or nothing was measured.</exception>
    public HeatMap(double[,] values, string[] rows, string[] columns)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        Check.Length(rows.Length, values.GetLength(0), nameof(rows), "one per row of values", "name every row");
        Check.Length(columns.Length, values.GetLength(1), nameof(columns), "one per column of values", "name every column");
        int measured = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < columns.Length; j++)
            {
                if (double.IsInfinity(values[i, j]))
                {
                    Check.Finite(values[i, j], $"values[{i}, {j}]", "use NaN for a cell that was not measured");
                }

                measured += double.IsNaN(values[i, j]) ? 0 : 1;
            }
        }

        Check.AtLeast(measured, 1, "measured values", "measure at least one cell");
        _values = (double[,])values.Clone();
        _rows = [.. rows];
        _columns = [.. columns];
    }

    /// <inheritdoc/>
    public required string Title { get; init; }

    /// <inheritdoc/>
    public string Caption { get; init; } = "";

    /// <summary>What the rows are.</summary>
    public string RowLabel { get; init; } = "";

    /// <summary>What the columns are.</summary>
    public string ColumnLabel { get; init; } = "";

    /// <summary>Format of the printed values, invariant culture.</summary>
    public string Format { get; init; } = "0.0";

    /// <summary>Colour range from low to high; null for the range of the values. A range around 0 is drawn diverging.</summary>
    public (double Low, double High)? Range { get; init; }

    /// <inheritdoc/>
    public void Draw(SKCanvas canvas, SKRect area)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        (double low, double high) = Range ?? (Measured().Min(), Measured().Max());
        float names = Math.Min(_rows.Max(name => Typography.Width(name, Typography.Body)), area.Width * 0.3f);
        float left = area.Left + (RowLabel.Length > 0 ? 18 : 0) + names + 8;
        float top = area.Top + (ColumnLabel.Length > 0 ? 32 : 18);
        float width = (area.Right - left) / _columns.Length;
        float height = (area.Bottom - top) / _rows.Length;
        for (int j = 0; j < _columns.Length; j++)
        {
            string name = Typography.Fit(_columns[j], width - 4, Typography.Body);
            Typography.Draw(canvas, name, left + (width * (j + 0.5f)), top - 6, Typography.Body, Palette.Ink, align: SKTextAlign.Center);
        }

        using var fill = new SKPaint { IsAntialias = true };
        for (int i = 0; i < _rows.Length; i++)
        {
            string name = Typography.Fit(_rows[i], names, Typography.Body);
            Typography.Draw(canvas, name, left - 8, top + (height * (i + 0.5f)) + 4, Typography.Body, Palette.Ink, align: SKTextAlign.Right);
            for (int j = 0; j < _columns.Length; j++)
            {
                fill.Color = Colour(_values[i, j], low, high);
                var box = SKRect.Create(left + (j * width) + 0.75f, top + (i * height) + 0.75f, width - 1.5f, height - 1.5f);
                canvas.DrawRoundRect(box, 2, 2, fill);
                string text = double.IsNaN(_values[i, j]) ? "–" : _values[i, j].ToString(Format, CultureInfo.InvariantCulture);
                float size = Math.Min(Typography.Body, Math.Min(box.Height * 0.6f, Typography.Body * (box.Width - 3) / Typography.Width(text, Typography.Body)));
                if (size >= 5)
                {
                    Typography.Centre(canvas, text, box.MidX, box.MidY, size, Palette.On(fill.Color));
                }
            }
        }

        Typography.Draw(canvas, ColumnLabel, left, area.Top + 9, Typography.Small, Palette.Quiet);
        canvas.Save();
        canvas.RotateDegrees(-90, area.Left + 9, top + (height * _rows.Length / 2));
        Typography.Draw(
            canvas, RowLabel, area.Left + 9, top + (height * _rows.Length / 2), Typography.Small, Palette.Quiet, align: SKTextAlign.Center);
        canvas.Restore();
    }

    private static SKColor Colour(double value, double low, double high)
    {
        if (low < 0 && high > 0)
        {
            return ColourMap.Diverging.Signed(value / Math.Max(-low, high) * 0.9);
        }

        return ColourMap.Sequential.At(high > low ? (value - low) / (high - low) * 0.92 : 0.3 + (0 * value));
    }

    private IEnumerable<double> Measured() => _values.Cast<double>().Where(value => !double.IsNaN(value));
}
