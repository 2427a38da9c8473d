using System.Globalization;

namespace Larmor.Cli.Planning;

/// <summary>One profile on one board: need, budget, verdict.</summary>
internal sealed record ProfilePlan
{
    /// <summary>Resident memory of the node compiled ahead of time, MB of 2^20 bytes: x64_resident_mb of the result firmware-aot.</summary>
    internal const double ProcessMegabytes = 15.4;

    private const long ProcessBytes = (long)(ProcessMegabytes * 1024 * 1024);
    private const int LeastNativeInputs = 32;
    private const double NativeGain = 10;

    /// <summary>Plans.</summary>
    /// <param name="board">Where.</param>
    /// <param name="profile">What.</param>
    /// <param name="table">What is deployed with it.</param>
    /// <param name="hertz">Samples a second.</param>
    internal ProfilePlan(Board board, DeviceProfile profile, DeviceProfileTable table, double hertz)
    {
        Board = board;
        Profile = profile;
        Hertz = hertz;
        HeapBytes = profile.ArrayBytes + profile.ObjectBytes + (board.Linux ? ProcessBytes : table.ResidentBytes);
        FlashBytes = board.Linux ? 0 : table.DeployedFlashBytes;
        Milliseconds = 1e3 * profile.MultiplyAccumulates / board.SlowRate;
        BestMilliseconds = 1e3 * profile.MultiplyAccumulates / board.FastRate;
        WorstMilliseconds = 1e3 * profile.WorstMultiplyAccumulates / board.SlowRate;
    }

    internal Board Board { get; }

    internal DeviceProfile Profile { get; }

    internal double Hertz { get; }

    internal long HeapBytes { get; }

    internal long FlashBytes { get; }

    /// <summary>Time of a sample at the board's least speed.</summary>
    internal double Milliseconds { get; }

    /// <summary>Time of a sample at its best speed.</summary>
    internal double BestMilliseconds { get; }

    /// <summary>Time of the dearest drive at the least speed: later samples wait for it.</summary>
    internal double WorstMilliseconds { get; }

    /// <summary>Energy of a sample: the board's power for that time.</summary>
    internal double Microjoules => Milliseconds * Board.Milliwatts;

    /// <summary>Time between two samples.</summary>
    internal double PeriodMilliseconds => 1e3 / Hertz;

    /// <summary>Bytes a sample that the collector has to take back.</summary>
    internal long Garbage => Board.Linux ? 0 : Profile.AllocatedBytes + Profile.StructBytes;

    internal bool HeapFits => Board.HeapBytes == 0 || HeapBytes <= Board.HeapBytes;

    internal bool FlashFits => Board.FlashBytes == 0 || FlashBytes <= Board.FlashBytes;

    internal bool TimeFits => Milliseconds <= PeriodMilliseconds;

    internal bool Fits => HeapFits && FlashFits && TimeFits;

    /// <summary>"fits", or what does not and the way out.</summary>
    internal string Verdict
    {
        get
        {
            if (Fits)
            {
                string memory = Board.HeapBytes == 0 ? " in time; RAM depends on the board" : "";
                double waiting = Math.Ceiling(WorstMilliseconds / PeriodMilliseconds) - 1;
                return "fits" + memory + (waiting >= 1 ? string.Create(CultureInfo.InvariantCulture, $"; dearest drive: {waiting:#,0} more to queue") : "");
            }

            List<string> lacks = [];
            List<string> ways = [];
            if (!HeapFits)
            {
                lacks.Add("RAM");
                ways.Add("weights on a chip over SPI, or a board with PSRAM or SDRAM");
            }

            if (!FlashFits)
            {
                lacks.Add("flash");
                ways.Add("leave out libraries that the profile does not use");
            }

            if (!TimeFits)
            {
                lacks.Add("time");
                bool native = !Board.Linux && Profile.InputCount >= LeastNativeInputs && Milliseconds <= NativeGain * PeriodMilliseconds;
                ways.Add(native ? "native kernel" : HeapFits && !Board.Linux ? "chip over SPI" : "");
                ways.Add(string.Create(CultureInfo.InvariantCulture, $"up to {Slower(1e3 / Milliseconds)} Hz"));
            }

            return $"does not fit: {string.Join(", ", lacks)}; way out: {string.Join("; or ", ways.Where(way => way.Length > 0))}";
        }
    }

    private static string Slower(double hertz) => hertz >= 1 ? Math.Floor(hertz).ToString(CultureInfo.InvariantCulture) : hertz.ToString("0.0#", CultureInfo.InvariantCulture);
}
