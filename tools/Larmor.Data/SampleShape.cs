using System.Globalization;

namespace Larmor.Data;

/// <summary>The shape of one sample; a plain vector of n values is n wide, 1 high, with 1 channel.</summary>
/// <param name="Width">Values in one row.</param>
/// <param name="Height">Rows of one channel.</param>
/// <param name="Channels">Planes: 1 for grey, 3 for red, green, blue.</param>
public sealed record SampleShape(int Width, int Height, int Channels = 1)
{
    /// <summary>Values in one sample: <c>Width · Height · Channels</c>.</summary>
    public int InputCount => checked(Width * Height * Channels);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Width}x{Height}x{Channels}");
}
