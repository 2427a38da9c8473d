namespace Larmor.Firmware;

/// <summary>How many samples are looked at, and how often.</summary>
public sealed class WindowOptions
{
    /// <summary>Samples of a window.</summary>
    public int Length { get; init; } = 64;

    /// <summary>Samples from window to window, at most <see cref="Length"/>.</summary>
    public int Hop { get; init; } = 32;

    internal static WindowOptions Read(OptionReader reader)
    {
        var fallback = new WindowOptions();
        int length = reader.Whole("length", fallback.Length, 1, 65536);
        return new WindowOptions { Length = length, Hop = reader.Whole("hop", length > 1 ? length / 2 : 1, 1, length) };
    }
}
