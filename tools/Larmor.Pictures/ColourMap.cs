using SkiaSharp;

namespace Larmor.Pictures;

/// <summary>From a number to a colour; the stops are mixed in linear light, so that no band looks darker than its neighbours.</summary>
internal sealed class ColourMap
{
    /// <summary>-1 orange, 0 paper white, +1 blue-black ink.</summary>
    public static readonly ColourMap Diverging = new(
        new(0x7A, 0x33, 0x04), new(0xC4, 0x60, 0x14), new(0xF0, 0xA8, 0x5C), new(0xFA, 0xDC, 0xBC),
        new(0xF7, 0xF8, 0xF9),
        new(0xC6, 0xDA, 0xEC), new(0x72, 0xA6, 0xD2), new(0x24, 0x66, 0xA8), new(0x08, 0x28, 0x56));

    /// <summary>0 paper white, 1 blue-black ink.</summary>
    public static readonly ColourMap Sequential = new(
        new(0xF7, 0xF8, 0xF9), new(0xC6, 0xDA, 0xEC), new(0x72, 0xA6, 0xD2), new(0x24, 0x66, 0xA8), new(0x08, 0x28, 0x56));

    /// <summary>0 paper white, 1 burnt orange: what should be empty and is not.</summary>
    public static readonly ColourMap Mistakes = new(
        new(0xF7, 0xF8, 0xF9), new(0xFA, 0xDC, 0xBC), new(0xF0, 0xA8, 0x5C), new(0xC4, 0x60, 0x14), new(0x7A, 0x33, 0x04));

    /// <summary>For dark terminals: -1 orange, 0 nearly black, +1 white.</summary>
    public static readonly ColourMap DarkDiverging = new(
        new(0xFF, 0xB0, 0x60), new(0xB0, 0x58, 0x10), new(0x40, 0x20, 0x08),
        new(0x10, 0x12, 0x16),
        new(0x12, 0x3A, 0x60), new(0x3C, 0x90, 0xD0), new(0xF0, 0xF8, 0xFF));

    /// <summary>For dark terminals: 0 nearly black, 1 white.</summary>
    public static readonly ColourMap DarkSequential = new(
        new(0x10, 0x12, 0x16), new(0x12, 0x3A, 0x60), new(0x3C, 0x90, 0xD0), new(0xF0, 0xF8, 0xFF));

    private readonly SKColor[] _stops;

    private ColourMap(params SKColor[] stops) => _stops = stops;

    /// <summary>The colour of a fraction; 0 is the first stop, 1 the last, anything beyond is clamped; NaN is the grey of broken values.</summary>
    public SKColor At(double fraction)
    {
        if (double.IsNaN(fraction))
        {
            return Palette.Broken;
        }

        double place = Math.Clamp(fraction, 0, 1) * (_stops.Length - 1);
        int left = Math.Min((int)place, _stops.Length - 2);
        double share = place - left;
        SKColor a = _stops[left];
        SKColor b = _stops[left + 1];
        return new SKColor(Mix(a.Red, b.Red, share), Mix(a.Green, b.Green, share), Mix(a.Blue, b.Blue, share));
    }

    /// <summary>The colour of a signed value in [-1, 1] on a diverging map.</summary>
    public SKColor Signed(double value) => At((value + 1) / 2);

    private static byte Mix(byte from, byte to, double share) =>
        (byte)Math.Round(Math.Pow((Math.Pow(from, 2.2) * (1 - share)) + (Math.Pow(to, 2.2) * share), 1 / 2.2));
}
