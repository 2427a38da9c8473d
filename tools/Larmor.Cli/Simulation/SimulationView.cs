using System.Diagnostics;
using System.Globalization;
using Larmor.Firmware.Simulated;
using Spectre.Console;

namespace Larmor.Cli.Simulation;

/// <summary>A simulated node on a terminal: state, decision, score, counters, fault, light; renewed a few times a second.</summary>
internal sealed class SimulationView(NodeSimulation simulation, int ledPin, long endMicroseconds, IAnsiConsole console)
{
    private const string Levels = "▁▂▃▄▅▆▇█";
    private const int Width = 48;

    internal static bool IsPossible => !Console.IsOutputRedirected && !Console.IsErrorRedirected;

    internal void Run(Action<Func<bool>> run) => console.Live(Panel()).Start(live =>
    {
        long last = Stopwatch.GetTimestamp();
        run(() =>
        {
            if (Stopwatch.GetElapsedTime(last).TotalMilliseconds > 200)
            {
                last = Stopwatch.GetTimestamp();
                live.UpdateTarget(Panel());
            }

            return true;
        });
        live.UpdateTarget(Panel());
    });

    /// <summary>The state at this moment.</summary>
    internal Table Panel()
    {
        IReadOnlyList<DecisionPoint> points = simulation.Record.Decisions;
        DecisionPoint last = points.Count > 0 ? points[^1] : default;
        string state = simulation.Node is not { } node ? "no power" : node.IsChipFailed ? "chip lost" : node.Loop.IsSafe ? "safe state" : node.Loop.Faults.ToString();
        Table table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumn("what").AddColumn(new TableColumn("value").Width(Width + 4));
        void Row(string what, string value) => table.AddRow(new Text(what), new Text(value));
        Row("time", string.Create(CultureInfo.InvariantCulture, $"{TimeSpan.FromMicroseconds(simulation.World.Time.Microseconds):d\\.hh\\:mm\\:ss}  {100.0 * simulation.World.Time.Microseconds / endMicroseconds:0} %"));
        Row("state", state == "None" ? "well" : state);
        Row("decision", points.Count == 0 ? "none yet" : last.IsAlarm ? "ALARM" : last.ClassIndex >= 0 ? "class " + last.ClassIndex : last.IsReady ? "normal" : "learning");
        Row("score", Sparkline(points));
        Row("windows", string.Create(CultureInfo.InvariantCulture, $"{points.Count:#,0}  samples {simulation.SampleCount:#,0}  restarts {simulation.RestartCount}"));
        Row("faults", string.Create(CultureInfo.InvariantCulture, $"{simulation.FaultCount}  now {simulation.Fault?.Kind.ToString() ?? "none"}"));
        Row("light", ledPin >= 0 && simulation.World.Board.Pins.IsLit(ledPin) ? "●" : "○");
        return table;
    }

    private static string Sparkline(IReadOnlyList<DecisionPoint> points)
    {
        float[] scores = [.. points.Skip(Math.Max(0, points.Count - Width)).Select(point => MathF.Log10(MathF.Max(1e-6f, point.Score)))];
        float low = scores.Length == 0 ? 0f : scores.Min();
        float span = scores.Length == 0 ? 1f : MathF.Max(0.1f, scores.Max() - low);
        return string.Concat(scores.Select(score => Levels[(int)((score - low) / span * (Levels.Length - 1))]));
    }
}
