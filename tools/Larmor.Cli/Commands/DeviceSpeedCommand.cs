using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Larmor.Results;
using Larmor.SimulatedHal;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor device-speed</c>: devices per second and core, for each fast device model.</summary>
internal static class DeviceSpeedCommand
{
    internal const string Name = "device-speed";
    internal const string Summary = "Step each device model and state devices per second on one core";

    private const int Repeats = 5;

    internal static Command Create()
    {
        Option<int> devices = new("--devices") { Description = "Devices of each model", DefaultValueFactory = _ => 1_000_000, HelpName = "N" };
        Option<int> seed = new("--seed") { Description = "Seed of the devices", DefaultValueFactory = _ => 1, HelpName = "N" };
        Option<string> folder = new("--out") { Description = "Folder of the result", DefaultValueFactory = _ => Path.Combine("runs", "measure"), HelpName = "DIR" };
        Command command = new(Name, Summary) { devices, seed, folder };
        command.SetAction(parse => Guard.Run(parse.InvocationConfiguration.Error, () =>
        {
            int count = parse.GetValue(devices);
            int start = parse.GetValue(seed);
            long begun = Stopwatch.GetTimestamp();
            TextWriter output = parse.InvocationConfiguration.Output;
            var figures = new Dictionary<string, Figure>();
            foreach ((string name, Action step) in Models(new DeviceArrayOptions { Count = count, Seed = start }))
            {
                step();
                var rates = new List<double>();
                for (int n = 0; n < Repeats; n++)
                {
                    long before = Stopwatch.GetTimestamp();
                    step();
                    rates.Add(Math.Round(count / Stopwatch.GetElapsedTime(before).TotalSeconds));
                }

                figures[name] = Figure.Of(rates, "devices/s");
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-22} {rates.Max() / 1e6,8:0.0} million devices/s at best, {rates.Average() / 1e6:0.0} on average"));
            }

            string text = string.Create(CultureInfo.InvariantCulture, $"larmor device-speed --devices {count} --seed {start}");
            ResultFile result = MeasureCommand.Result(
                "device-speed", figures, text, start, Stopwatch.GetElapsedTime(begun).TotalSeconds, "fast models, one core, five steps after one to warm up");
            MeasureCommand.Write(result, parse.GetRequiredValue(folder), output);
            return ExitCode.Done;
        }));
        return command;
    }

    private static IEnumerable<(string Name, Action Step)> Models(DeviceArrayOptions array)
    {
        double[] values = new double[array.Count];
        void Fill(double value) => Array.Fill(values, value);

        Fill(1.3);
        var quiet = new SpinTorqueOscillatorArray(new SpinTorqueOscillatorOptions { Array = array });
        yield return ("oscillator", () => quiet.Step(10e-9, values));
        var noisy = new SpinTorqueOscillatorArray(new SpinTorqueOscillatorOptions { Array = array, NoisePerSecond = 1e5 });
        yield return ("oscillator_noisy", () => noisy.Step(1e-9, values));
        var diodes = new SpinDiodeChainArray(new SpinDiodeChainOptions { Array = array, ChainCount = array.Count });
        yield return ("spin_diode", diodes.Refresh);
        Fill(0.02);
        var junctions = new TelegraphJunctionArray(new TelegraphJunctionOptions { Array = array });
        yield return ("telegraph_junction", () => junctions.Step(1e-6, values));
        double[] amperes = new double[array.Count];
        Array.Fill(amperes, 80e-6);
        double[] back = new double[array.Count];
        Array.Fill(back, -80e-6);
        var memory = new MagneticMemoryArray(new MagneticMemoryOptions { Array = array });
        bool isSet = false;
        yield return ("magnetic_memory", () => memory.Pulse(1e-9, (isSet = !isSet) ? amperes : back));
        Fill(0.95);
        var walls = new DomainWallArray(new DomainWallOptions { Array = array });
        yield return ("domain_wall", () => walls.Pulse(10e-9, values));
        var skyrmions = new SkyrmionArray(new SkyrmionOptions { Array = array });
        var up = new sbyte[array.Count];
        Array.Fill(up, (sbyte)1);
        yield return ("skyrmion", () => skyrmions.Pulse(up));
        Fill(13);
        var warm = new DeviceArrayOptions { Count = array.Count, Seed = array.Seed, TemperatureKelvin = 325 };
        var switches = new SwitchNeuristorArray(new NeuristorOptions { Array = warm });
        yield return ("switch_neuristor", () => switches.Step(50e-9, values));
        var cells = new ResistiveCellArray(ResistiveCellPresets.Create("reram-sb", array));
        var pulses = new int[array.Count];
        Array.Fill(pulses, 1);
        yield return ("resistive_cell", () => cells.Pulse(pulses));
        var core = new SpikingCore(new SpikingCoreOptions { Array = array, AxonCount = 1 });
        yield return ("spiking_core", () => core.Spike(0));
    }
}
