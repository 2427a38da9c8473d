namespace Larmor.Firmware;

/// <summary>Where what was learned outlives a power cut.</summary>
public sealed class CheckpointOptions
{
    /// <summary>Folder of the two slots; made when it is not there.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Least time between two checkpoints, s; 0 for none but those asked for.</summary>
    public int IntervalSeconds { get; init; } = 600;

    /// <summary>Most bytes of a checkpoint.</summary>
    public int SlotBytes { get; init; } = 16 << 20;

    internal static CheckpointOptions Read(OptionReader reader)
    {
        var fallback = new CheckpointOptions();
        string folder = reader.Path("folder");
        if (folder.Length is 0 or 1)
        {
            throw reader.Refusal(reader.Full("folder"), "'" + folder + "'", "a folder that may be written");
        }

        return new CheckpointOptions
        {
            Folder = folder,
            IntervalSeconds = reader.Whole("intervalSeconds", fallback.IntervalSeconds, 0, 31_557_600),
            SlotBytes = reader.Whole("slotBytes", fallback.SlotBytes, 1024, 1 << 30),
        };
    }
}
