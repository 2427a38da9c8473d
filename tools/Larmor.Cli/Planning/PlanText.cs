using System.Globalization;

namespace Larmor.Cli.Planning;

/// <summary>A board's plan in words.</summary>
internal static class PlanText
{
    /// <summary>Writes one board: what it has, a line a profile, what the figures rest on.</summary>
    internal static void Write(TextWriter output, IReadOnlyList<ProfilePlan> plans, DeviceProfileTable table)
    {
        Board board = plans[0].Board;
        string heap = board.HeapBytes == 0 ? "not stated" : Bytes(board.HeapBytes);
        string flash = board.FlashBytes == 0 ? "not stated" : Bytes(board.FlashBytes);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{board.Name}: {board.Core}; RAM {heap} ({board.HeapBasis}), flash {flash}; {plans[0].Hertz:0.##} samples a second, {plans[0].PeriodMilliseconds:0.##} ms each"));
        output.WriteLine($"{"profile",-28}{"RAM",10}{"flash",10}{"IL/sample",12}{"ms",10}{"ms best",10}{"ms worst",10}{"mJ",9}{"garbage",9}  verdict");
        foreach (ProfilePlan plan in plans)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{plan.Profile.Name,-28}{Bytes(plan.HeapBytes),10}{(plan.FlashBytes == 0 ? "-" : Bytes(plan.FlashBytes)),10}{plan.Profile.Instructions,12:#,0}{Number(plan.Milliseconds),10}{Number(plan.BestMilliseconds),10}{Number(plan.WorstMilliseconds),10}{Number(plan.Microjoules / 1e3),9}{plan.Garbage,9}  {plan.Verdict}"));
        }

        if (board.Linux)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"RAM        the node's process, {ProfilePlan.ProcessMegabytes:0.0} MB (measured on x64: larmor firmware-aot), and the learner's objects in the device's layout"));
            output.WriteLine("time       estimate: IL instructions metered on the compiled sources; compiled code 80-140 times as fast as interpreted (measured on a PC)");
        }
        else
        {
            output.WriteLine(
                $"RAM        learner: metered, layout measured; before it {Bytes(table.ResidentBytes)}: statics metered, loader's tables estimated at the base library's share");
            output.WriteLine("garbage    bytes a sample that the interpreter makes of structs (from its sources, not measured); classes and arrays: none");
            output.WriteLine("flash      estimate from the sizes of nanoFramework's records; base library 33 KB measured");
            output.WriteLine("time       estimate: IL instructions metered on the compiled sources, machine instructions from the measured table, times the board's speed (least, best)");
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"energy     estimate: {board.Milliwatts:0} mW for that time; {board.PowerBasis}"));
        output.WriteLine();
    }

    internal static string Bytes(long bytes) => bytes < 1024 * 1024
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.0} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MB");

    private static string Number(double value) =>
        value.ToString(value >= 100 ? "#,0" : value >= 1 ? "0.0" : value >= 0.01 ? "0.000" : "0.00000", CultureInfo.InvariantCulture);
}
