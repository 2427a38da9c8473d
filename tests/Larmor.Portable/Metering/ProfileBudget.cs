using System.Globalization;

namespace Larmor.Portable;

/// <summary>What the firmware's own profile may take (embedded-targets.md sections 1 and 2), so that it runs on every board of the list.</summary>
public static class ProfileBudget
{
    /// <summary>Bytes of arrays.</summary>
    public const long ArrayBytes = 32 * 1024;

    /// <summary>Live objects: the collector's time grows with them.</summary>
    public const int ObjectCount = 200;

    /// <summary>Multiply-accumulates a sample: 1,000 at 100 Hz and 2,000 at 50 Hz are what an ESP32 does between two samples.</summary>
    public const double MultiplyAccumulates = 2000;

    /// <summary>Checks one profile.</summary>
    /// <returns>One line for each budget that it is over, with need, limit and way out.</returns>
    public static IReadOnlyList<string> Check(MeteredProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        List<string> over = [];
        Add("bytes of arrays", profile.ArrayBytes, ArrayBytes, "use fewer neurons");
        Add("live objects", profile.ObjectCount, ObjectCount, "keep buffers in one array each");
        Add("multiply-accumulates a sample", profile.MultiplyAccumulates, MultiplyAccumulates, "use fewer neurons, a native kernel or a chip over SPI");
        Add("bytes allocated a sample", profile.AllocatedBytes, 0, "allocate in the constructor");
        return over;

        void Add(string what, double need, double limit, string wayOut)
        {
            if (need > limit)
            {
                over.Add(string.Create(CultureInfo.InvariantCulture, $"{profile.Name}: {need:#,0.#} {what}; the budget is {limit:#,0}: {wayOut}"));
            }
        }
    }

    /// <summary>Checks what is deployed.</summary>
    /// <returns>A line when an assembly's byte code passes what its format can hold.</returns>
    public static IReadOnlyList<string> Check(MeteredTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.LargestCodeBytes <= FlashSize.LargestCode
            ? []
            : [string.Create(CultureInfo.InvariantCulture, $"an assembly has {table.LargestCodeBytes:#,0} bytes of byte code; the format holds {FlashSize.LargestCode:#,0}: split it")];
    }
}
