using Larmor.Hal;

namespace Larmor.Cli.Planning;

/// <summary>The boards of embedded-targets.md section 2.</summary>
/// <remarks>
/// Speeds: section 1's planning figures where it states one; else its rule, 1,260 machine instructions a multiply-accumulate at 0.6 to 1.0 instructions a
/// cycle; on Linux that times 80 to 140, what compiled code was measured to be faster. All of them estimates.
/// </remarks>
internal static class BoardCatalog
{
    private const double MachineInstructions = 1260;
    private const double CompiledAtLeast = 80;
    private const double CompiledAtBest = 140;
    private const long Kilobyte = 1024;
    private const string Maps = "cited: nf-interpreter memory maps, 2026-07";
    private const string Typical = "assumed: class of part, no data sheet at hand";

    /// <summary>All of them, small ones first.</summary>
    internal static IReadOnlyList<Board> All { get; } =
    [
        Interpreted("rp2040", "2 x M0+ 133 MHz, no FPU", 48 * Kilobyte, "plan figure, 256 KB part", 1008, 0.04e6, 0.08e6, 85, Evidence.Assumed, Typical),
        Interpreted("max78000", "M4F 100 MHz + CNN accelerator", 64 * Kilobyte, "assumed: half of a 128 KB part", 0, Rate(100, 0.6), Rate(100, 1), 30, Evidence.Assumed, Typical),
        Interpreted("esp32", "2 x LX6 240 MHz", 64 * Kilobyte, "plan figure, no PSRAM", 1792, 0.1e6, Rate(240, 0.6), 224, Evidence.Cited, "cited: Espressif ESP32 data sheet, modem-sleep at 240 MHz 30-68 mA, upper end at 3.3 V"),
        Interpreted("esp32-wrover", "2 x LX6 240 MHz, 4 MB PSRAM", 3072 * Kilobyte, "PSRAM - 1 MB", 1792, 0.1e6, Rate(240, 0.6), 224, Evidence.Cited, "cited: as esp32, without the PSRAM"),
        Interpreted("esp32-s3", "2 x LX7 240 MHz", 64 * Kilobyte, "assumed: as esp32, no PSRAM", 2944, 0.1e6, Rate(240, 0.6), 300, Evidence.Assumed, Typical),
        Interpreted("rp2350", "2 x M33 150 MHz", 128 * Kilobyte, "plan figure, 512 KB part", 3056, 0.07e6, 0.12e6, 100, Evidence.Assumed, Typical),
        Interpreted("stm32f429", "M4F 180 MHz", 8192 * Kilobyte, Maps, 1408, Rate(180, 0.6), Rate(180, 1), 300, Evidence.Assumed, Typical),
        Interpreted("stm32f769", "M7 216 MHz", 13_631_488, Maps, 1280, 0.1e6, 0.17e6, 400, Evidence.Assumed, Typical),
        Interpreted("stm32h7", "M7 400-480 MHz", 0, "depends on the board", 0, Rate(400, 0.6), Rate(480, 1), 600, Evidence.Assumed, Typical),
        Compiled("pi-zero-2w", "4 x A53 1 GHz", 512, 1000, 1200),
        Compiled("pi4", "4 x A72 1.8 GHz", 1024, 1800, 3500),
        Compiled("pi5", "4 x A76 2.4 GHz", 1024, 2400, 4500),
    ];

    /// <summary>Their names, for messages.</summary>
    internal static string Known => string.Join(", ", All.Select(board => board.Name));

    /// <summary>The board of that name, or null.</summary>
    internal static Board? Find(string name) => All.FirstOrDefault(board => board.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static Board Interpreted(
        string name, string core, long heapBytes, string heapBasis, long flashKilobytes, double slow, double fast, double milliwatts, Evidence evidence, string source) =>
        new(name, core, heapBytes, heapBasis, flashKilobytes * Kilobyte, slow, fast, milliwatts, evidence, source);

    private static Board Compiled(string name, string core, long megabytes, double megahertz, double milliwatts) =>
        new(
            name, core, megabytes * Kilobyte * Kilobyte, "memory of the smallest model", 0,
            Rate(megahertz, 0.6) * CompiledAtLeast, Rate(megahertz, 1) * CompiledAtBest, milliwatts, Evidence.Assumed,
            "assumed: a whole board with one core busy", Linux: true);

    private static double Rate(double megahertz, double instructionsPerCycle) => megahertz * 1e6 * instructionsPerCycle / MachineInstructions;
}
