using System.Globalization;
using Larmor.Results;

namespace Larmor.Benchmarks;

/// <summary>Holds measured figures to the committed ones: ratios against rivals of the same run, never times of another day.</summary>
public static class Gate
{
    /// <summary>Figures that fell further than allowed.</summary>
    /// <param name="committed">Figures of the committed result.</param>
    /// <param name="measured">Figures of this run; a figure that was not measured is not judged.</param>
    /// <param name="share">Fall allowed, as a share of the committed value.</param>
    /// <returns>A line for each, with both values and the limit.</returns>
    public static IReadOnlyList<string> Falls(
        IReadOnlyDictionary<string, Figure> committed, IReadOnlyDictionary<string, Figure> measured, double share)
    {
        var lines = new List<string>();
        foreach ((string name, Figure now) in measured)
        {
            if (Bar.Find(name) is not { } bar || !committed.TryGetValue(name, out Figure? before))
            {
                continue;
            }

            double limit = before.Mean * (bar.IsLimit ? 1 + share : 1 - share);
            if (bar.IsLimit ? now.Mean > limit : now.Mean < limit)
            {
                lines.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name} is {now.Mean:0.###} {now.Unit}, committed {before.Mean:0.###}: {(bar.IsLimit ? "at most" : "at least")} {limit:0.###} is allowed"));
            }
        }

        return lines;
    }
}
