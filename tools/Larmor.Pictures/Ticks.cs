using System.Globalization;

namespace Larmor.Pictures;

/// <summary>Round numbers along an axis, the same in every culture.</summary>
internal static class Ticks
{
    /// <summary>About <paramref name="count"/> round values within [low, high], steps of 1, 2 or 5 times a power of ten.</summary>
    public static double[] Linear(double low, double high, int count)
    {
        double step = Step(high - low, count);
        var values = new List<double>();
        for (double k = Math.Ceiling((low / step) - 1e-9); k * step <= high + (step * 1e-9); k++)
        {
            values.Add(k == 0 ? 0 : k * step);
        }

        return [.. values];
    }

    /// <summary>The powers of ten within [10^low, 10^high], as exponents; 2 and 5 between them when there are few.</summary>
    public static double[] Logarithmic(double low, double high)
    {
        double[] mantissas = high - low < 2.5 ? [1, 2, 5] : [1];
        var values = new List<double>();
        for (double decade = Math.Floor(low); decade <= high; decade++)
        {
            values.AddRange(mantissas.Select(m => decade + Math.Log10(m)).Where(v => v >= low - 1e-9 && v <= high + 1e-9));
        }

        return [.. values];
    }

    /// <summary>The round step that cuts the range into about <paramref name="count"/> parts.</summary>
    public static double Step(double range, int count)
    {
        double rough = range / Math.Max(count, 1);
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double mantissa = rough / power;
        return power * (mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 10);
    }

    /// <summary>A short text: 0.25, 40, 1,500, 60k, 12M.</summary>
    public static string Text(double value) => Math.Abs(value) switch
    {
        >= 1e6 => (value / 1e6).ToString("0.##", CultureInfo.InvariantCulture) + "M",
        >= 1e4 => (value / 1e3).ToString("0.##", CultureInfo.InvariantCulture) + "k",
        >= 1e3 => value.ToString("#,0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.####", CultureInfo.InvariantCulture),
    };
}
