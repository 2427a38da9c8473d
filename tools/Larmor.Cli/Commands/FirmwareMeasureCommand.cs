using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Larmor.Cli.Deploying;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor firmware-aot</c>: publishes the node ahead of time, and measures size, start, memory and time of a step.</summary>
internal static class FirmwareMeasureCommand
{
    internal const string Name = "firmware-aot";
    internal const string Summary = "Publish the node ahead of time for x64 and arm64; size, start, memory, time of a step, self-test";

    private const int StartCount = 11;
    private const int StepCount = 1_000_000;

    internal static Command Create()
    {
        Option<string> folder = new("--out") { Description = "Folder of the result", DefaultValueFactory = _ => Path.Combine("runs", "measure"), HelpName = "DIR" };
        Command command = new(Name, Summary) { folder };
        command.SetAction(parse => Guard.Run(parse.InvocationConfiguration.Error, () =>
        {
            if (!Directory.Exists(DeployPlan.Project))
            {
                throw new ArgumentException($"{DeployPlan.Project} is not in {Directory.GetCurrentDirectory()}: it is published in the folder of a checkout");
            }

            long begun = Stopwatch.GetTimestamp();
            var figures = new Dictionary<string, Figure>();
            bool isGood = Measure("x64", "x64", figures);
            string notes = "start: from the process to its first record, median; memory: the largest resident set up to then; step: of the default job, a million steps without sensor, chip and disk, beside other work: an upper bound";
            if (AheadOfTime.CanEmulate)
            {
                isGood &= Measure("arm64", "arm64_emulated", figures);
                notes += "; arm64 under user-mode emulation, whose start, memory and time are the emulator's too: no figures of a Pi";
            }
            else
            {
                notes += $"; arm64 was skipped: no {AheadOfTime.Emulator} with an arm64 root here";
            }

            TextWriter output = parse.InvocationConfiguration.Output;
            foreach ((string name, Figure figure) in figures)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-30}{figure.Mean,12:0.###}  {figure.Unit}"));
            }

            MeasureCommand.Write(
                MeasureCommand.Result("firmware-aot", figures, "larmor firmware-aot", 1, Stopwatch.GetElapsedTime(begun).TotalSeconds, notes), parse.GetRequiredValue(folder), output);
            return isGood ? ExitCode.Done : ExitCode.BelowAsked;
        }));
        return command;
    }

    /// <summary>True when there was no warning and the self-test passed.</summary>
    private static bool Measure(string processor, string name, Dictionary<string, Figure> figures)
    {
        AheadOfTime program = AheadOfTime.Publish("linux-" + processor, Path.Combine("runs", "aot-" + processor));
        (double Milliseconds, double ResidentMegabytes)[] starts = [.. Enumerable.Range(0, StartCount).Select(_ => program.Begin())];
        int failed = program.SelfTest();
        (double half, double most, double longest) = program.StepMicroseconds(StepCount);
        void Add(string figure, double value, string unit) => figures[figure] = new Figure(Math.Round(value, 3), 0, 1, unit);
        Add(processor + "_size_mb", program.SizeMegabytes, "MB");
        Add(processor + "_il_warnings", program.WarningCount, "warnings");
        Add(name + "_start_ms", Median(starts.Select(start => start.Milliseconds)), "ms");
        Add(name + "_resident_mb", Median(starts.Select(start => start.ResidentMegabytes)), "MB");
        Add(name + "_self_test_failed", failed, "failures");
        Add(name + "_step_p50_us", half, "µs");
        Add(name + "_step_p99_us", most, "µs");
        Add(name + "_step_max_us", longest, "µs");
        return program.WarningCount == 0 && failed == 0;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(StartCount / 2);
}
