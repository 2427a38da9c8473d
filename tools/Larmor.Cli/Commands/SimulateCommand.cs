using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Larmor.Cli.Experiments;
using Larmor.Cli.Files;
using Larmor.Cli.Simulation;
using Larmor.Firmware;
using Larmor.Firmware.Simulated;
using Larmor.Hal;
using Larmor.Pictures;
using Spectre.Console;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor simulate</c>: the node of a configuration on a pretend board, in virtual time, with faults.</summary>
internal static class SimulateCommand
{
    internal const string Name = "simulate";
    internal const string Summary = "Run a node's firmware on a pretend board, in virtual time, with faults";

    private const double DefaultHours = 1;
    private const int DefaultFaultsPerHour = 10;

    internal static Command Create()
    {
        Argument<string> file = new("firmware-config.json") { Description = "Configuration of the node; <name>.scene.json beside it says what surrounds it" };
        Option<double?> hours = new("--hours") { Description = "Virtual time (default 1 hour)", HelpName = "H" };
        Option<double?> days = new("--days") { Description = "Virtual time, in days", HelpName = "D" };
        Option<string> faults = new("--faults") { Description = "all, none, or kinds: " + string.Join(',', Enum.GetNames<FaultKind>()), DefaultValueFactory = _ => "all", HelpName = "KINDS" };
        Option<int?> count = NumberOption.Whole("--fault-count", "How many faults (default 10 an hour)", 0, 100_000);
        Option<int?> seed = NumberOption.Whole("--seed", "Seed of noise and faults (default 1)", 0, int.MaxValue);
        Option<bool> noView = new("--no-view") { Description = "No live view" };
        Option<string?> data = CommonOptions.Data();
        Option<string?> output = new("--out") { Description = "Folder for checkpoints and picture (default runs/simulate-<name>)", HelpName = "DIR" };
        Command command = new(Name, Summary) { file, hours, days, faults, count, seed, noView, data, output };
        command.SetAction((parse, cancellation) => Task.FromResult(Guard.Run(parse.InvocationConfiguration.Error, () =>
        {
            double length = parse.GetValue(hours) ?? (24 * parse.GetValue(days)) ?? DefaultHours;
            if (!(length is >= 0.02 and <= 24 * 366))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"the time is {length} hours; it must be 0.02 to 8784: give --hours or --days"));
            }

            string path = parse.GetRequiredValue(file);
            int number = parse.GetValue(seed) ?? 1;
            string folder = parse.GetValue(output) ?? Path.Combine("runs", "simulate-" + Path.GetFileNameWithoutExtension(path));
            OutputFolder.Prepare(folder);
            FirmwareOptions options = Read(path, folder);
            Scene scene = ReadScene(path);
            long end = (long)(length * 3.6e9);
            WorldEvent[] events = Events(scene, end);
            (ISignalSource usual, ISignalSource unusual) = SceneSignals.Open(scene.Signal, parse.GetValue(data), (ulong)number);
            using HostArithmetic host = HostArithmetic.Best(1);
            using var world = new SimulatedWorld(options, new SwitchedSignal(usual, unusual, events), () => ChipCatalog.Open(scene.Chip, host), (ulong)number);
            FaultKind[] kinds = Kinds(parse.GetRequiredValue(faults), options, world);
            int asked = parse.GetValue(count) ?? (int)Math.Max(1, DefaultFaultsPerHour * length);
            var plan = new SimulationPlan { Events = events, Seed = (ulong)number, Faults = Draw(options, world, kinds, asked, end, scene.NoiseSigma, number, events) };
            using var simulation = new NodeSimulation(options, world, plan);
            TextWriter words = parse.InvocationConfiguration.Output;
            string head = string.Create(CultureInfo.InvariantCulture, $"seed {number}  {length:0.###} h");
            words.WriteLine($"{options.Name}  sensor {options.Sensor.Name}  chip {(options.Model is null ? "none" : options.Chip)}  signal {scene.Signal}  {head}  configuration {options.Specification:x16}");
            Run(simulation, options, end, !parse.GetValue(noView) && SimulationView.IsPossible, cancellation);
            SimulationReport report = simulation.Report();
            string picture = Path.Combine(folder, "simulation.png");
            File.Delete(picture);
            if (simulation.Record.Decisions.Count(point => point.IsReady) > 1)
            {
                PictureFile.Write(SimulationPicture.Sheet(options.Name, simulation.Record, plan, report, head), picture);
            }

            words.Write(Words(report, plan, simulation.LastCrash));
            words.WriteLine(File.Exists(picture) ? $"picture    {picture}" : "picture    none: nothing was learned yet, run for longer");
            bool isWell = report.CrashCount == 0 && report.HangCount == 0 && report.ToldCount == report.FaultCount && report.FoundCount == report.EventCount;
            return isWell ? ExitCode.Done : ExitCode.BelowAsked;
        })));
        return command;
    }

    private static void Run(NodeSimulation simulation, FirmwareOptions options, long end, bool isViewed, CancellationToken cancellation)
    {
        void All(Func<bool> show)
        {
            const long Slice = 1_000_000;
            while (simulation.World.Time.Microseconds < end)
            {
                cancellation.ThrowIfCancellationRequested();
                simulation.RunUntil(Math.Min(end, simulation.World.Time.Microseconds + Slice));
                show();
            }
        }

        if (isViewed)
        {
            new SimulationView(simulation, options.Led?.Pin ?? -1, end, AnsiConsole.Console).Run(All);
        }
        else
        {
            All(() => true);
        }
    }

    /// <summary>The configuration with its checkpoints in the folder of the run, and none of an earlier run.</summary>
    private static FirmwareOptions Read(string path, string folder)
    {
        FirmwareOptions asIs = FirmwareOptions.Read(path);
        if (asIs.Checkpoints is null)
        {
            return asIs;
        }

        JsonNode root = JsonNode.Parse(File.ReadAllText(path), documentOptions: ExperimentJson.Reading)!;
        string kept = Path.GetFullPath(Path.Combine(folder, "checkpoints"));
        root["checkpoints"]!["folder"] = kept;
        Directory.CreateDirectory(kept);
        for (int slot = 0; slot < 2; slot++)
        {
            File.Delete(Path.Combine(kept, $"{asIs.Name}.{slot}"));
        }

        return FirmwareOptions.Parse(root.ToJsonString(), path);
    }

    private static Scene ReadScene(string path)
    {
        string beside = Path.ChangeExtension(path, null) + ".scene.json";
        try
        {
            return File.Exists(beside) ? JsonSerializer.Deserialize<Scene>(File.ReadAllText(beside), ExperimentJson.Options) ?? new Scene() : new Scene();
        }
        catch (JsonException reason)
        {
            throw new ArgumentException($"{beside} does not read: {reason.Message.Split('\n')[0].TrimEnd('.')}: correct it", reason);
        }
    }

    /// <summary>Evenly over the last three quarters.</summary>
    private static WorldEvent[] Events(Scene scene, long end)
    {
        long span = end * 3 / 4 / Math.Max(1, scene.EventCount);
        long length = Math.Min((long)(1e6 * scene.EventSeconds), span / 4);
        return [.. Enumerable.Range(0, scene.EventCount).Select(i => new WorldEvent((end / 4) + ((i + 1) * span) - length, length))];
    }

    private static FaultKind[] Kinds(string asked, FirmwareOptions options, SimulatedWorld world)
    {
        if (asked == "none")
        {
            return [];
        }

        // Only what this node can meet and be held to.
        bool CanCome(FaultKind kind) => kind switch
        {
            FaultKind.ChipUnplug => world.ChipLine is not null,
            FaultKind.StuckSensor => world.SensorLine is not null && options.Sensor.StuckCount > 0,
            FaultKind.Saturated => world.SensorLine is not null && options.Sensor.SaturatedCount > 0 && options.Sensor.Maximum < 1e29f,
            FaultKind.BrownOut or FaultKind.ClockJump or FaultKind.FullDisk => true,
            _ => world.SensorLine is not null,
        };
        if (asked == "all")
        {
            return [.. Enum.GetValues<FaultKind>().Where(CanCome)];
        }

        return [.. asked.Split(',').Select(word => Enum.TryParse(word, ignoreCase: true, out FaultKind kind) && CanCome(kind)
            ? kind
            : throw new ArgumentException($"--faults names '{word}'; this node can meet {string.Join(", ", Enum.GetValues<FaultKind>().Where(CanCome))}: correct it"))];
    }

    /// <summary>Faults in the last three quarters, without those that would fall into an event: what is found then could be either.</summary>
    private static HardwareFault[] Draw(FirmwareOptions options, SimulatedWorld world, FaultKind[] kinds, int asked, long end, float noiseSigma, int seed, WorldEvent[] events)
    {
        if (kinds.Length == 0)
        {
            return [];
        }

        using var probe = new NodeSimulation(options, world, new SimulationPlan());
        long shortest = probe.ShortestFaultMicroseconds;
        long from = end / 4;
        int most = (int)((end - from) / (6 * shortest));
        HardwareFault[] drawn = FaultPlan.Draw(kinds, new WorldEvent(from, (end - from) * 9 / 10), Math.Min(asked, Math.Max(0, most * 8 / 10)), shortest, noiseSigma, (ulong)seed);
        bool IsClear(HardwareFault fault) => Array.TrueForAll(
            events, happening => fault.When.EndMicroseconds + (2 * shortest) < happening.StartMicroseconds || fault.When.StartMicroseconds > happening.EndMicroseconds + shortest);
        return Array.FindAll(drawn, IsClear);
    }

    private static string Words(SimulationReport report, SimulationPlan plan, string lastCrash)
    {
        var text = new StringBuilder();
        void Line(string what, FormattableString value) => text.AppendLine(what.PadRight(11) + FormattableString.Invariant(value));
        Line("windows", $"{report.WindowCount:#,0} of {report.SampleCount:#,0} samples in {report.Seconds / 3600:0.##} h");
        Line("alarms", $"{report.AlarmCount:#,0}, events found {report.FoundCount} of {report.EventCount}");
        Line("false", $"{report.FalseAlarmCount} alarms in {report.QuietCount:#,0} quiet windows ({100.0 * report.FalseAlarmCount / Math.Max(1, report.QuietCount):0.00} %)");
        Line("faults", $"{report.FaultCount} injected, {report.ToldCount} told");
        foreach (HardwareFault fault in plan.Faults.Where(fault => !fault.IsTold))
        {
            Line("  untold", $"{fault.Kind} at {fault.When.StartMicroseconds / 1e6:0} s for {fault.When.LengthMicroseconds / 1e6:0} s");
        }

        Line("restarts", $"{report.RestartCount} of the node ({report.FailedStartCount} starts failed), {report.SensorRestartCount} of the sensor");
        Line("crashes", $"{report.CrashCount}, hangs {report.HangCount}{(lastCrash.Length > 0 ? "; last: " + lastCrash : "")}");
        Line("checkpoint", $"{report.CheckpointCount} confirmed, the last {report.CheckpointAgeSeconds:0} s old");
        Line("bus", $"{report.BytesPerSample:0.0} bytes and {report.TransfersPerSample:0.00} transfers a sample");
        return text.ToString();
    }
}
