using System;
using System.Globalization;

namespace Larmor.SimulatedHal;

/// <summary>Refuses what is outside physics in one line: who, name, value, limit, way out.</summary>
internal static class Limit
{
    /// <summary>Refuses a value outside its ends, NaN included.</summary>
    internal static void Check(string model, string name, double value, double minimum, double maximum, string wayOut)
    {
        if (!(value >= minimum && value <= maximum))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"{model}: {name} is {value:G7}; it must be {minimum:G7} to {maximum:G7}: {wayOut}"));
        }
    }

    /// <summary>Refuses an array of another length, or with a value outside its ends.</summary>
    internal static void CheckAll(string model, string name, double[] values, int count, double minimum, double maximum, string wayOut)
    {
        if (values.Length != count)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"{model}: {name} has {values.Length} values; the array has {count} devices: pass one value each"));
        }

        foreach (double value in values)
        {
            if (!(value >= minimum && value <= maximum))
            {
                Check(model, name, value, minimum, maximum, wayOut);
            }
        }
    }
}
