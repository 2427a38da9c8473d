using System;
using System.IO;
using Larmor.Hal;

namespace Larmor.Firmware.Linux;

/// <summary>The <c>larmor-node</c> command.</summary>
internal static class Program
{
    private const int Done = 0;
    private const int BadInput = 2;
    private const int DeviceFault = 3;

    private const string Help = """
        larmor-node run --config FILE               run the node until it is stopped
        larmor-node check --config FILE             read the configuration and say what it is, open nothing
        larmor-node seal --key FILE --node NAME --counter N COMMAND…   seal a command for serial line, standard input or broker
        larmor-node self-test                       compare this machine's arithmetic with the golden vectors
        larmor-node latency --steps N               time N steps of the default job: p50, p99 and the longest, in microseconds
        larmor-node --version
        """;

    private static int Main(string[] arguments)
    {
        try
        {
            var words = new ArgumentReader(arguments);
            switch (words.Verb)
            {
                case "run":
                    string config = words.Needed("--config");
                    words.Finish();
                    return NodeHost.Run(FirmwareOptions.Read(config));
                case "check":
                    string path = words.Needed("--config");
                    words.Finish();
                    FirmwareOptions options = FirmwareOptions.Read(path);
                    Console.WriteLine($"{path}: node {options.Name}, job {options.Job.Name}, sensor {options.Sensor.Name}, chip {(options.Model is null ? "none" : options.Chip)}, specification {options.Specification:X16}");
                    return Done;
                case "seal":
                    byte[] key = SecretFile.ReadKey("--key", words.Needed("--key"));
                    Console.WriteLine(CommandSeal.Line(key, words.Needed("--node"), words.Whole("--counter"), words.Rest()));
                    return Done;
                case "self-test":
                    words.Finish();
                    return SelfTesting.Run(Console.Out);
                case "latency":
                    long steps = words.Whole("--steps");
                    words.Finish();
                    return LatencyTest.Run(Console.Out, steps);
                case "--version":
                    Console.WriteLine("larmor-node " + typeof(Program).Assembly.GetName().Version!.ToString(3));
                    return Done;
                case "--help" or "help":
                    Console.WriteLine(Help);
                    return Done;
                default:
                    Console.Error.WriteLine(Help);
                    return BadInput;
            }
        }
        catch (ChipException reason)
        {
            return Refuse(reason, DeviceFault);
        }
        catch (Exception reason) when (reason is ArgumentException or IOException or UnauthorizedAccessException)
        {
            return Refuse(reason, BadInput);
        }
    }

    private static int Refuse(Exception reason, int code)
    {
        string line = reason.Message.Split('\n')[0].TrimEnd('\r');
        int appended = reason is ArgumentException { ParamName: not null } ? line.LastIndexOf(" (Parameter '", StringComparison.Ordinal) : -1;
        Console.Error.WriteLine("larmor-node: " + (appended > 0 ? line[..appended] : line));
        return code;
    }
}
