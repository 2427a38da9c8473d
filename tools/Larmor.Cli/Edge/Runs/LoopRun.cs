using System.Diagnostics;
using System.Globalization;
using Larmor.Cli.Edge.Settings;
using Larmor.Cli.Edge.Simulated;
using Larmor.Kernels;
using Larmor.Pictures;
using Larmor.Runtime;

namespace Larmor.Cli.Edge.Runs;

/// <summary>The default job on an endless signal: bytes allocated, time of a step, memory over a simulated week.</summary>
internal static class LoopRun
{
    private const int PeriodCount = 1 << 16;
    private const int WarmUpCount = 256;
    private const int WarmStepCount = 200_000;
    private const double Megabyte = 1 << 20;

    internal static EdgeOutcome Run(LoopSettings settings, EdgeContext context)
    {
        var clock = new SampleClock();
        EdgeLoop loop = Loop(settings, context.Seed, clock);
        long period = (long)(1e6 / settings.SampleRateHertz);
        void Step()
        {
            clock.Advance(period);
            loop.Step();
        }

        for (int i = 0; i < WarmStepCount; i++)
        {
            Step();
        }

        context.At(0.1, "allocation and time");
        var ticks = new long[settings.StepCount];
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (long i = 0; i < settings.StepCount; i++)
        {
            long begun = Stopwatch.GetTimestamp();
            Step();
            ticks[i] = Stopwatch.GetTimestamp() - begun;
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Array.Sort(ticks);
        double Microseconds(double share) => ticks[Math.Min(ticks.Length - 1, (int)(share * ticks.Length))] * 1e6 / Stopwatch.Frequency;
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
            ("allocated_bytes", allocated, "bytes"), ("steps", settings.StepCount, "steps"),
            ("p50_us", Math.Round(Microseconds(0.5), 3), "µs"), ("p99_us", Math.Round(Microseconds(0.99), 3), "µs"), ("max_us", Math.Round(Microseconds(1), 1), "µs"),
            ("week_steps", perDay * settings.WeekDays, "steps"),
            ("resident_first_day_mb", Math.Round(resident[0], 2), "MB"), ("resident_last_day_mb", Math.Round(resident[^1], 2), "MB"),
            ("resident_growth_mb", Math.Round(resident[^1] - resident[0], 2), "MB"),
            ("checkpoints", loop.CheckpointSequence, "writes"), ("lost_records", loop.LostCount, "records"),
        ];
        double[] shares = [0.1, 0.5, 0.9, 0.93, 0.95, 0.97, 0.99, 0.999, 0.9999];
        (double X, double Y)[] points = [.. shares.Select(share => (Math.Max(Microseconds(share), 1e-3), 100 * share)).OrderBy(point => point.Item1)];
        var panel = new LearningCurve(new CurveSeries("steps done", [.. points.Select(point => point.X)], [.. points.Select(point => point.Y)]))
        {
            Title = "Time of a step", XLabel = "µs", YLabel = "steps done within, %", LogarithmicX = true,
        };
        return new EdgeOutcome(figures, [new SheetColumn(1, (panel, 1))])
        {
            Headline = new Headline(
                allocated.ToString(CultureInfo.InvariantCulture) + " bytes", string.Create(CultureInfo.InvariantCulture, $"allocated in {settings.StepCount:#,0} steps")),
        };
    }

    private static EdgeLoop Loop(LoopSettings settings, int seed, SampleClock clock)
    {
        var encoder = new NormalisedEncoder(
            new SpectrumEncoder(1, settings.WindowLength, new SpectrumEncoderOptions
            {
                SampleRateHertz = settings.SampleRateHertz, LowHertz = 0.02f * settings.SampleRateHertz, HighHertz = 0.45f * settings.SampleRateHertz, BandCount = 16,
            }),
            4096, WarmUpCount);
        IEdgeLearner learner = EdgeJobs.Create(EdgeJobs.Novelty, encoder.OutputCount, new EdgeJobOptions());
        var flash = new SimulatedFlash(4096, 64, (ulong)seed);
        return new EdgeLoop(
            new EdgeLoopParts(
                new EndlessSensor(Signal(seed), settings.SampleRateHertz), new SlidingWindow(1, settings.WindowLength, settings.Hop), encoder, learner, new TelemetryRing(1024), clock)
            {
                Checkpoints = new FlashSlots(flash, 0, 32),
            },
            new EdgeLoopOptions { CheckpointIntervalMilliseconds = CheckpointWear.LeastIntervalMilliseconds(100_000, 1f) });
    }

    private static float[] Signal(int seed)
    {
        var random = new Pcg32((ulong)seed, 51);
        var signal = new float[PeriodCount];
        for (int i = 0; i < PeriodCount; i++)
        {
            signal[i] = FloatMath.SineOfTurns(i * 0.0625f % 1f) + (0.3f * random.NextNormal());
        }

        return signal;
    }
}
