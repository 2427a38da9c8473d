using System.Diagnostics;
using System.Globalization;
using Larmor.Cli.Edge.Runs;
using Larmor.Pictures;

namespace Larmor.Cli.Edge;

/// <summary>Runs an experiment for every seed, and makes its result and its picture.</summary>
internal static class EdgeRunner
{
    internal static EdgeOutcome Run(EdgeExperiment experiment, EdgeContext context) =>
        experiment.Bearings is { } bearings ? BearingRun.Run(bearings, context)
        : experiment.Heart is { } heart ? HeartRun.Run(heart, context)
        : experiment.Watch is { } watch ? WatchRun.Run(watch, context)
        : experiment.Occupancy is { } occupancy ? OccupancyRun.Run(occupancy, context)
        : experiment.Anomalies is { } anomalies ? AnomalyRun.Run(anomalies, context)
        : experiment.Speech is { } speech ? SpeechRun.Run(speech, context)
        : experiment.PowerCuts is { } cuts ? PowerCutRun.Run(cuts, context)
        : experiment.Faults is { } faults ? FaultRun.Run(faults, context)
        : experiment.Loop is { } loop ? LoopRun.Run(loop, context)
        : FuzzRun.Run(experiment.Fuzz!, context);

    internal static (ResultFile Result, EdgeOutcome Last) Run(EdgeExperiment experiment, EdgeContext context, string line)
    {
        long start = Stopwatch.GetTimestamp();
        var outcomes = new List<EdgeOutcome>();
        foreach (int seed in experiment.Seeds)
        {
            outcomes.Add(Run(experiment, context with { Seed = seed }));
        }

        context.Progress.End();
        var figures = new Dictionary<string, Figure>();
        foreach ((string name, _, string unit) in outcomes[0].Figures)
        {
            figures[name] = Figure.Of([.. outcomes.Select(outcome => outcome.Figures.First(figure => figure.Name == name).Value)], unit);
        }

        var result = new ResultFile
        {
            Name = experiment.Name,
            Figures = figures,
            Command = line,
            ConfigHash = EdgeCatalog.Hash(experiment),
            Commit = Provenance.Commit(),
            Seeds = experiment.Seeds,
            Machine = Provenance.Machine(),
            VectorBits = 32,
            Threads = 1,
            Seconds = Math.Round(Stopwatch.GetElapsedTime(start).TotalSeconds, 1),
            Date = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Notes = experiment.Notes,
            Curve = outcomes[^1].Curve,
        };
        return (result, outcomes[^1]);
    }

    internal static PictureSheet Sheet(EdgeExperiment experiment, EdgeOutcome outcome, ResultFile result) =>
        new(experiment.Title.Length == 0 ? experiment.Name : experiment.Title, outcome.Picture)
        {
            Subtitle = experiment.Subtitle,
            Headline = outcome.Headline,
            Footer = [$"seed {experiment.Seeds[^1]}", $"configuration {result.ConfigHash}", $"commit {result.Commit}", result.Date],
        };

    /// <summary>Figures that miss what is asked.</summary>
    internal static IEnumerable<string> Missed(EdgeExperiment experiment, ResultFile result) => experiment.Asked
        .Where(asked => !result.Figures.TryGetValue(asked.Key, out Figure? figure)
            || (experiment.Most.Contains(asked.Key) ? figure.Mean > asked.Value : figure.Mean < asked.Value))
        .Select(asked => asked.Key);
}
