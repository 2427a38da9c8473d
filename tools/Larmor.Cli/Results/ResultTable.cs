using System.Globalization;
using System.Text;
using Larmor.Cli.Experiments;
using Larmor.Data;

namespace Larmor.Cli.Results;

/// <summary>The committed results as a table for people.</summary>
public static class ResultTable
{
    /// <summary>Where the table begins in a file.</summary>
    public const string Begin = "<!-- results: made by `larmor results --write README.md` -->";

    /// <summary>Where it ends.</summary>
    public const string End = "<!-- end of results -->";

    // From here on decimals say nothing.
    private const double Large = 1e5;

    // A longer list is a table of its own: the command that made it prints it.
    private const int LongestList = 200;

    // What a result stands for; of an experiment that is not named here it is what was asked of it, else what was published.
    private static readonly Dictionary<string, string[]> s_headlines = new()
    {
        ["chips-in-the-loop"] = ["gain_spread_10pct", "gain_spread_30pct", "gain_stuck_1pct", "gain_stuck_5pct"],
        ["chips-mnist"] = ["digital", "crossbar", "domain-wall_verified", "ecram", "mtj-crossbar_verified", "reram-hfo2_verified"],
        ["demo"] = ["accuracy"],
        ["device-speed"] = ["oscillator_noisy", "telegraph_junction", "resistive_cell", "spiking_core"],
        ["edge-cwru"] = ["detection_at_1pct", "false_alarms_own_threshold"],
        ["edge-faults"] = ["runs", "hangs", "poisoned", "faults_told"],
        ["edge-fuzz"] = ["inputs", "command_inputs", "configuration_inputs", "exceptions"],
        ["edge-har-watch"] = ["accuracy", "online_logistic"],
        ["edge-loop"] = ["allocated_bytes", "p50_us", "p99_us", "max_us"],
        ["edge-mitbih"] = ["auc_mean", "auc_min"],
        ["edge-nab"] = ["score", "published_htmjava"],
        ["edge-occupancy"] = ["accuracy", "online_logistic", "batch_linear_all_labels"],
        ["edge-power-cuts"] = ["cuts", "lost"],
        ["edge-spoken-digits"] = ["accuracy_10", "accuracy_50", "accuracy_100"],
        ["ep-gradients"] = ["slope_one_sided", "slope_symmetric"],
        ["eqspike-int8"] = ["accuracy", "loss_vs_float"],
        ["fashion-sdt-1layer"] = ["direct_all"],
        ["firmware-aot"] =
        [
            "x64_size_mb", "x64_start_ms", "x64_resident_mb", "x64_step_p50_us", "x64_step_p99_us", "x64_step_max_us", "arm64_size_mb", "arm64_emulated_self_test_failed",
            "arm64_emulated_step_p50_us", "arm64_emulated_step_p99_us", "arm64_emulated_step_max_us",
        ],
        ["mnist-sdt-stream"] = ["direct_all"],
        ["rf-spread"] = ["accuracy_1pct_plain", "accuracy_1pct_calibrated"],
        ["scff-chips"] = ["digital", "spin-diode", "mtj-crossbar_verified", "crossbar"],
        ["scff-cifar10-start"] = ["accuracy"],
        ["scff-mnist-500"] = ["accuracy"],
        ["scff-mnist-stream"] = ["accuracy", "adamw_batches"],
        ["scff-spoken-digits"] = ["accuracy", "accuracy_published_readout", "accuracy_stopped", "accuracy_standard_split", "accuracy_leave_one_speaker_out"],
        ["stdp"] = ["lone_pair_turn"],
        ["sweep"] = ["best", "worst", "points"],
        ["wire-faults"] = ["frames", "undetected"],
    };

    /// <summary>A table of what each result file of a folder stands for.</summary>
    public static string Headlines(string folder) => Table(folder, true);

    /// <summary>A table of every figure of all result files in a folder, in the order of their names.</summary>
    public static string Markdown(string folder) => Table(folder, false);

    private static string Table(string folder, bool headlines)
    {
        var text = new StringBuilder();
        text.AppendLine("| experiment | figure | measured | untrained | published | seeds | made by |");
        text.AppendLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (string path in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            ResultFile result = ResultFile.Read(path);
            if (result.Figures.Count > LongestList)
            {
                continue;
            }

            Experiment? experiment = ExperimentCatalog.Names.Contains(result.Name) ? ExperimentCatalog.Open(result.Name) : null;
            Dictionary<string, double> published = experiment?.Published ?? [];
            bool IsShown(string name) => !headlines
                || (s_headlines.TryGetValue(result.Name, out string[]? chosen) ? chosen.Contains(name)
                    : experiment is null || experiment.Asked.Count + published.Count == 0
                    || (experiment.Asked.Count > 0 ? experiment.Asked.ContainsKey(name) : published.ContainsKey(name)));
            foreach ((string name, Figure figure) in result.Figures)
            {
                if (!name.StartsWith("untrained", StringComparison.Ordinal) && IsShown(name))
                {
                    string spread = figure.N > 1 ? " ± " + figure.Sd.ToString(figure.Mean >= Large ? "#,0" : "0.00", CultureInfo.InvariantCulture) : "";
                    string before = result.Figures.TryGetValue("untrained_" + name, out Figure? untrained)
                        || (name == "accuracy" && result.Figures.TryGetValue("untrained", out untrained))
                        ? untrained.Mean.ToString("0.00", CultureInfo.InvariantCulture) + " %"
                        : "";
                    string paper = published.TryGetValue(name, out double value)
                        ? value.ToString("0.00", CultureInfo.InvariantCulture) + " %"
                        : "";
                    text.AppendLine(
                        CultureInfo.InvariantCulture,
                        $"| {result.Name} | {name} | {Mean(figure)}{spread} {figure.Unit} | {before} | {paper} | {figure.N} | `{result.Command}` |");
                }
            }
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>Percentages with two decimals, counts and large numbers without.</summary>
    private static string Mean(Figure figure) => figure.Mean.ToString(
        figure.Unit != "%" && (figure.Mean == Math.Floor(figure.Mean) || figure.Mean >= Large) ? "#,0" : "0.00", CultureInfo.InvariantCulture);

    /// <summary>The file's text with the table between its marks renewed.</summary>
    /// <exception cref="DataException">The marks are missing.</exception>
    public static string Renew(string text, string table)
    {
        int begin = text.IndexOf(Begin, StringComparison.Ordinal);
        int end = text.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            throw new DataException($"the file has no place for the table: put the two lines '{Begin}' and '{End}' where it belongs");
        }

        return text[..(begin + Begin.Length)] + "\n" + table + "\n" + text[end..];
    }
}
