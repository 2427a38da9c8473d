using System.CommandLine;
using Larmor.Firmware;

namespace Larmor.Cli.Commands;

/// <summary>Options that several verbs share, written once.</summary>
internal static class CommonOptions
{
    internal static Option<string?> Data() => new("--data") { Description = "Folder of data sets to look in first", HelpName = "DIR" };

    internal static Option<string?> Chip() =>
        new("--chip") { Description = "Chip instead of the experiment's: " + ChipCatalog.Known, HelpName = "ADDRESS" };

    internal static Option<int?> Threads() =>
        NumberOption.Whole("--threads", "Threads; 0 for all cores. Does not change results", 0, Kernels.WorkerTeam.LargestSize);

    internal static Option<int[]?> Seeds() => NumberOption.Wholes("--seed", "Seeds, instead of the experiment's", 0, int.MaxValue);

    internal static Option<bool> Json() => new("--json") { Description = "End with one JSON object on one line" };
}
