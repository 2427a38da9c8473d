using System.Globalization;
using Larmor.Data;

namespace Larmor.Cli.Edge.Runs;

/// <summary>What the benchmark's repository says other detectors score, on the files that are here: <c>results/name/name_standard_scores.csv</c>.</summary>
internal static class PublishedScores
{
    private const string Ending = "_standard_scores.csv";

    /// <exception cref="DataException">The folder holds no results, or none of these files.</exception>
    internal static IReadOnlyList<(string Name, double Score)> Read(string folder, IReadOnlyList<AnomalyStream> streams)
    {
        string results = Path.Combine(folder, "results");
        if (!Directory.Exists(results))
        {
            throw new DataException($"{results}: there is no such folder: name a copy of github.com/numenta/NAB");
        }

        HashSet<string> wanted = [.. streams.Select(stream => stream.Group + "/" + stream.Name)];
        int windows = streams.Sum(stream => stream.Windows.Count);
        var scores = new List<(string, double)>();
        foreach (string file in Directory.GetFiles(results, "*" + Ending, SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(file)[..^Ending.Length];
            double sum = 0;
            int found = 0;
            foreach (string[] fields in File.ReadLines(file).Select(line => line.Split(',')))
            {
                if (fields.Length > 4 && wanted.Contains(fields[2]))
                {
                    sum += double.Parse(fields[4], NumberStyles.Float, CultureInfo.InvariantCulture);
                    found++;
                }
            }

            // A detector that was not run on all of them cannot be compared.
            if (found == streams.Count)
            {
                scores.Add((name, 100 * (sum + windows) / (2 * windows)));
            }
        }

        return scores.Count > 0 ? scores : throw new DataException($"{results}: no detector has results for all {streams.Count} files that are here");
    }
}
