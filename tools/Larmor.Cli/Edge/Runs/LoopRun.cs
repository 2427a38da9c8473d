using System.Globalization;
using Larmor.Cli.Edge.Settings;
using Larmor.Cli.Edge.Simulated;
using Larmor.Firmware;
using Larmor.Pictures;
using Larmor.Runtime;

namespace Larmor.Cli.Edge.Runs;

/// <summary>The default job on an endless signal: bytes allocated, time of a step, memory over a simulated week.</summary>
internal static class LoopRun
{
    private const int WarmStepCount = 200_000;
    private const double Megabyte = 1 << 20;

    internal static EdgeOutcome Run(LoopSettings settings, EdgeContext context)
    {
        var clock = new SampleClock();
        var flash = new SimulatedFlash(4096, 64, (ulong)context.Seed);
        EdgeLoop loop = DefaultLoop.Create(settings.WindowLength, settings.Hop, settings.SampleRateHertz, context.Seed, clock, new FlashSlots(flash, 0, 32));
        long period = (long)(1e6 / settings.SampleRateHertz);
        void Step()
        {
            clock.Advance(period);
            loop.Step();
        }

        context.At(0.1, "allocation and time");
        StepTimes times = StepTimes.Measure(Step, WarmStepCount, settings.StepCount);
        var resident = new List<double>();
        long perDay = (long)(86_400 * settings.SampleRateHertz);
        for (int day = 0; day < settings.WeekDays; day++)
        {
            for (long i = 0; i < perDay; i++)
            {
                Step();
                if (i % 100_000 == 0)
                {
                    context.At(0.2 + (0.8 * (day + ((double)i / perDay)) / settings.WeekDays), $"day {day + 1}");
                }
            }

            resident.Add(Environment.WorkingSet / Megabyte);
        }

        (string, double, string)[] figures =
        [
            ("allocated_bytes", times.AllocatedBytes, "bytes"), ("steps", settings.StepCount, "steps"),
            ("p50_us", Math.Round(times.Microseconds(0.5), 3), "µs"), ("p99_us", Math.Round(times.Microseconds(0.99), 3), "µs"), ("max_us", Math.Round(times.Microseconds(1), 1), "µs"),
            ("week_steps", perDay * settings.WeekDays, "steps"),
            ("resident_first_day_mb", Math.Round(resident[0], 2), "MB"), ("resident_last_day_mb", Math.Round(resident[^1], 2), "MB"),
            ("resident_growth_mb", Math.Round(resident[^1] - resident[0], 2), "MB"),
            ("checkpoints", loop.CheckpointSequence, "writes"), ("lost_records", loop.LostCount, "records"),
        ];
        double[] shares = [0.1, 0.5, 0.9, 0.93, 0.95, 0.97, 0.99, 0.999, 0.9999];
        (double X, double Y)[] points = [.. shares.Select(share => (Math.Max(times.Microseconds(share), 1e-3), 100 * share)).OrderBy(point => point.Item1)];
        var panel = new LearningCurve(new CurveSeries("steps done", [.. points.Select(point => point.X)], [.. points.Select(point => point.Y)]))
        {
            Title = "Time of a step", XLabel = "µs", YLabel = "steps done within, %", LogarithmicX = true,
        };
        return new EdgeOutcome(figures, [new SheetColumn(1, (panel, 1))])
        {
            Headline = new Headline(
                times.AllocatedBytes.ToString(CultureInfo.InvariantCulture) + " bytes", string.Create(CultureInfo.InvariantCulture, $"allocated in {settings.StepCount:#,0} steps")),
        };
    }
}
