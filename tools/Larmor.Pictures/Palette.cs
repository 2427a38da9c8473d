using SkiaSharp;

namespace Larmor.Pictures;

/// <summary>Every colour of every picture. Chosen so that red-green blind readers keep all distinctions.</summary>
internal static class Palette
{
    public static readonly SKColor Paper = SKColors.White;
    public static readonly SKColor Ink = new(0x1B, 0x22, 0x2C);
    public static readonly SKColor Quiet = new(0x5F, 0x6B, 0x7A);
    public static readonly SKColor Faint = new(0x84, 0x90, 0x9D);
    public static readonly SKColor Rule = new(0xDD, 0xE2, 0xE8);
    public static readonly SKColor Grid = new(0xEC, 0xEF, 0xF3);
    public static readonly SKColor Accent = new(0x0B, 0x4F, 0x8A);
    public static readonly SKColor Warm = new(0xD5, 0x6A, 0x12);
    public static readonly SKColor Broken = new(0xC9, 0xCD, 0xD3);

    // Ten hues after P. Tol's "muted" scheme (SRON technical note, 2021), the pale ones darkened to carry white text.
    private static readonly SKColor[] s_classes =
    [
        new(0x33, 0x22, 0x88), new(0x2E, 0x86, 0xB8), new(0x2F, 0x9C, 0x8C), new(0x11, 0x77, 0x33), new(0x8A, 0x8A, 0x2A),
        new(0xC2, 0x9A, 0x2E), new(0xCC, 0x66, 0x77), new(0x88, 0x22, 0x55), new(0xAA, 0x44, 0x99), new(0x4A, 0x55, 0x66),
    ];

    private static readonly SKColor[] s_lines =
    [
        Accent, Warm, new(0x11, 0x7A, 0x65), new(0xAA, 0x44, 0x99), new(0x2E, 0x9C, 0xC9), new(0x8A, 0x7A, 0x1E),
        new(0x33, 0x22, 0x88), new(0xCC, 0x66, 0x77), new(0x4A, 0x55, 0x66), new(0x6B, 0xA8, 0x4A),
    ];

    /// <summary>The colour of a class; -1 (unnamed) is grey; beyond ten the hues repeat, the printed names do not.</summary>
    public static SKColor Class(int label) => label < 0 ? Faint : s_classes[label % s_classes.Length];

    /// <summary>The colour of a curve, in order of appearance.</summary>
    public static SKColor Line(int index) => s_lines[index % s_lines.Length];

    /// <summary>Text colour that can be read on a filled cell.</summary>
    public static SKColor On(SKColor fill) => ((0.299 * fill.Red) + (0.587 * fill.Green) + (0.114 * fill.Blue)) < 150 ? Paper : Ink;
}
