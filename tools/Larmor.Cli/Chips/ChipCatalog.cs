using Larmor.Hal;
using Larmor.Hal.Digital;
using Larmor.SimulatedHal;

namespace Larmor.Cli.Chips;

/// <summary>Opens the chip that an address names: the only place in the tools that knows concrete chips.</summary>
public static class ChipCatalog
{
    /// <summary>The addresses a user may write.</summary>
    public const string Known = "digital, " + CrossbarOptions.KnownPresets;

    /// <summary>Opens a chip.</summary>
    /// <exception cref="ArgumentException">Unknown scheme, preset or parameter; the message lists the known ones.</exception>
    public static IChip Open(string text, HostArithmetic host)
    {
        ChipAddress address = ChipAddress.Parse(text);
        switch (address.Scheme, address.Name)
        {
            case ("digital", ""):
                var options = new DigitalChipOptions
                {
                    MemoryBytes = address.Whole("memory", long.MaxValue, 1, long.MaxValue),
                    LargestBatch = (int)address.Whole("batch", 64, 1, 4096),
                };
                address.RefuseUnread();
                return new DigitalChip(host, options);
            case ("sim", _) when CrossbarOptions.IsPreset(address.Name):
                return new SimulatedCrossbarChip(CrossbarOptions.FromAddress(address));
            default:
                throw new ArgumentException($"chip '{text}' is unknown: choose one of {Known}");
        }
    }
}
