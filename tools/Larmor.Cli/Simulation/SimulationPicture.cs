using System.Globalization;
using Larmor.Firmware.Simulated;
using Larmor.Pictures;

namespace Larmor.Cli.Simulation;

/// <summary>The picture of a simulation: score over time, what went wrong and what had to be found, alarms.</summary>
internal static class SimulationPicture
{
    private const double Hour = 3.6e9;
    private const int MostPoints = 4000;

    internal static PictureSheet Sheet(string name, SimulationRecord record, SimulationPlan plan, SimulationReport report, string seed)
    {
        DecisionPoint[] all = [.. record.Decisions.Where(point => point.IsReady && float.IsFinite(point.Score))];
        int group = Math.Max(1, all.Length / MostPoints);

        // Of each group the largest: a short alarm must not vanish between two points.
        DecisionPoint[] points = [.. all.Chunk(group).Select(chunk => chunk.MaxBy(point => point.Score))];
        TimeBand[] bands =
        [
            .. plan.Faults.Select(fault => new TimeBand(fault.When.StartMicroseconds / Hour, fault.When.EndMicroseconds / Hour, fault.Kind + (fault.IsTold ? "" : " (not told)"), false))
                .Concat(plan.Events.Select(happening => new TimeBand(happening.StartMicroseconds / Hour, happening.EndMicroseconds / Hour, "unusual", true)))
                .OrderBy(band => band.Start),
        ];
        var panel = new EventTimeline(
            [.. points.Select(point => point.Microseconds / Hour)], [.. points.Select(point => Math.Max(1e-6, (double)point.Score))], bands,
            [.. all.Where(point => point.IsAlarm).Select(point => point.Microseconds / Hour)])
        {
            Caption = "Grey: faults of the hardware. Orange: what happened in the world and had to be found. A point is the largest score of its stretch of time.",
        };
        return new PictureSheet($"A pretend node: {name}", new SheetColumn(1, (panel, 1)))
        {
            Headline = new Headline(
                string.Create(CultureInfo.InvariantCulture, $"{report.ToldCount} of {report.FaultCount}"), "faults told in telemetry",
                string.Create(CultureInfo.InvariantCulture, $"{report.FoundCount} of {report.EventCount}"), "events found"),
            Subtitle = string.Create(CultureInfo.InvariantCulture, $"{report.WindowCount:#,0} windows, {report.FalseAlarmCount} false alarms in {report.QuietCount:#,0} quiet ones"),
            Footer = [seed, "larmor simulate"],
        };
    }
}
