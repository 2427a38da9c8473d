using System.Globalization;
using Larmor.Cli.Edge.Baselines;
using Larmor.Cli.Edge.Settings;
using Larmor.Data;
using Larmor.Pictures;
using Larmor.Runtime;

namespace Larmor.Cli.Edge.Runs;

/// <summary>Leave one subject out: the others' streams with a label for each class and minute, then the left-out subject's without any.</summary>
internal static class WatchRun
{
    internal static EdgeOutcome Run(WatchSettings settings, EdgeContext context)
    {
        IReadOnlyList<WatchExecution> executions = WatchRecordings.Load(context.DataDirectory);
        string[] subjects = [.. executions.Select(execution => execution.Subject).Distinct()];
        int classes = WatchRecordings.ClassNames.Count;
        var folds = new List<WatchFold>();
        var confusion = new int[classes, classes];
        foreach (string subject in subjects)
        {
            context.At((double)folds.Count / subjects.Length, "subject " + subject);
            var fold = new WatchFold(settings, subject, confusion, (ulong)context.Seed);
            fold.Run(executions);
            folds.Add(fold);
        }

        double Of(Func<WatchFold, double> value) => folds.Average(value);
        double best = settings.LogisticRates.Select((_, i) => Of(fold => fold.Percent(fold.Baselines.LogisticHits[i]))).Max();
        double accuracy = Of(fold => fold.Percent(fold.Hits));
        WatchFold[] heldOut = [.. folds.Where(fold => settings.HeldOutSubjects.Contains(fold.Subject))];
        (string, double, string)[] figures =
        [
            ("accuracy", accuracy, "%"),
            ("online_logistic", best, "%"),
            ("labels_only", Of(fold => fold.Percent(fold.Baselines.LabelsOnlyHits)), "%"),
            ("nearest_mean", Of(fold => fold.Percent(fold.Baselines.NearestMeanHits)), "%"),
            ("online_kmeans", Of(fold => fold.Percent(fold.Baselines.ClusterHits)), "%"),
            ("majority", Of(fold => fold.Percent(fold.Baselines.MajorityHits)), "%"),
            ("batch_linear_all_labels", Of(fold => fold.Percent(fold.CeilingHits)), "%"),
            ("accuracy_held_out_subjects", heldOut.Length == 0 ? 0 : heldOut.Average(fold => fold.Percent(fold.Hits)), "%"),
            ("accuracy_worst_subject", folds.Min(fold => fold.Percent(fold.Hits)), "%"),
            ("labels", Of(fold => fold.LabelCount), "labels"),
            ("windows", folds.Sum(fold => fold.WindowCount), "windows"),
        ];
        string[] methods = ["this loop", "its labels only", "online logistic", "nearest mean", "online k-means", "batch, all labels"];
        var table = new double[folds.Count, methods.Length];
        int rate = Array.IndexOf([.. settings.LogisticRates.Select((_, i) => Of(fold => fold.Percent(fold.Baselines.LogisticHits[i])))], best);
        for (int f = 0; f < folds.Count; f++)
        {
            WatchFold fold = folds[f];
            int[] hits = [fold.Hits, fold.Baselines.LabelsOnlyHits, fold.Baselines.LogisticHits[rate], fold.Baselines.NearestMeanHits, fold.Baselines.ClusterHits, fold.CeilingHits];
            for (int m = 0; m < methods.Length; m++)
            {
                table[f, m] = fold.Percent(hits[m]);
            }
        }

        return new EdgeOutcome(
            figures,
            [
                new SheetColumn(1.2f, (new HeatMap(table, subjects, methods) { Title = "Right on the subject left out, %", RowLabel = "subject" }, 1)),
                new SheetColumn(1, (new ConfusionMatrix(confusion, [.. WatchRecordings.ClassNames.Select(name => name.Replace('_', ' ').ToLowerInvariant())]), 1)),
            ])
        {
            Headline = new Headline(Text(accuracy), "of windows of an unknown subject right", Text(best), "online logistic regression, same labels"),
        };
    }

    private static string Text(double percent) => percent.ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
