using System;
using System.Globalization;
using System.IO;
using Larmor.Hal;
using Larmor.Hal.Digital;
using Larmor.Hal.Spi;
using Larmor.SimulatedHal;

namespace Larmor.Firmware;

/// <summary>Opens the chip that an address names: the only place in firmware and tools that knows concrete chips.</summary>
public static class ChipCatalog
{
    /// <summary>The addresses a user may write.</summary>
    public const string Known = "digital, " + CrossbarOptions.KnownPresets + ", " + SimulatedDynamicChip.KnownPresets + ", spi:<bus>.<line>";

    /// <summary>Opens a chip; one behind SPI on this machine's own bus.</summary>
    /// <exception cref="ArgumentException">Unknown scheme, preset or parameter; the message lists the known ones.</exception>
    public static IChip Open(string text, HostArithmetic host) => Open(text, host, SpiLink.Open);

    /// <summary>Opens a chip; one behind SPI on the bus of a board.</summary>
    /// <exception cref="ArgumentException">Unknown scheme, preset or parameter; the message lists the known ones.</exception>
    public static IChip Open(string text, HostArithmetic host, IBoard board) =>
        Open(text, host, (bus, line) => new SpiLink(board.OpenSpi(SpiLink.Settings(bus, line))));

    private static IChip Open(string text, HostArithmetic host, Func<int, int, IChipLink> openLink)
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
            case ("sim", _) when SimulatedDynamicChip.IsPreset(address.Name):
                return SimulatedDynamicChip.FromAddress(address);
            case ("spi", _):
                return OpenSpi(address, openLink);
            default:
                throw new ArgumentException($"chip '{text}' is unknown: choose one of {Known}");
        }
    }

    /// <summary>The register-level chip on a bus of this machine: <c>spi:0.1?retries=8&amp;polls=256</c>.</summary>
    private static SpiChip OpenSpi(ChipAddress address, Func<int, int, IChipLink> openLink)
    {
        string[] words = address.Name.Split('.');
        if (words.Length != 2 || !int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out int bus)
            || !int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out int line))
        {
            throw new ArgumentException($"chip address '{address.Text}': '{address.Name}' is no bus and line: write spi:<bus>.<line>, for example spi:0.0");
        }

        var options = new SpiChipOptions
        {
            RetryCount = (int)address.Whole("retries", 8, 0, 1000),
            PollCount = (int)address.Whole("polls", 256, 1, 1_000_000),
        };
        address.RefuseUnread();
        try
        {
            return new SpiChip(openLink(bus, line), options);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            throw new ChipException(
                ChipFault.Bus, $"chip '{address.Text}' does not open: {reason.Message.Split('\n')[0].TrimEnd('.')}: enable the bus (/dev/spidev{bus}.{line}) or name another");
        }
    }
}
