using System.Text.RegularExpressions;

namespace Larmor.Pictures.Tests;

[TestClass]
public sealed class TerminalPreviews
{
    [TestMethod]
    public void In_colour_have_half_as_many_lines_as_the_image_has_rows()
    {
        string[] lines = TerminalPreview.Lines(new float[8 * 7], 8, 7, TerminalColours.TrueColour);
        Assert.HasCount(4, lines);
        foreach (string line in lines)
        {
            Assert.AreEqual(8, Visible(line).Length);
            Assert.IsTrue(line.EndsWith("\u001b[0m", StringComparison.Ordinal));
        }
    }

    [TestMethod]
    public void Without_colour_have_no_escapes_and_show_bright_as_dense()
    {
        string[] lines = TerminalPreview.Lines([0, 0.5f, 1, float.NaN], 2, 2, TerminalColours.Ascii);
        CollectionAssert.AreEqual(new[] { "  ==", "@@??" }, lines);
    }

    [TestMethod]
    public void Of_several_images_have_lines_of_one_width_even_when_the_last_row_is_short()
    {
        float[][] tiles = [.. Enumerable.Range(0, 5).Select(i => Samples.Weights(1, 64, i))];
        foreach (TerminalColours colours in Enum.GetValues<TerminalColours>())
        {
            string[] lines = TerminalPreview.Mosaic(tiles, 8, 8, 3, colours);
            Assert.HasCount(1, lines.Select(line => Visible(line).Length).Distinct());
        }

        Assert.IsEmpty(TerminalPreview.Mosaic([], 8, 8, 3, TerminalColours.Ascii));
    }

    [TestMethod]
    public void Of_another_length_are_refused()
    {
        ArgumentException error = Assert.ThrowsExactly<ArgumentException>(
            () => TerminalPreview.Mosaic([new float[64], new float[63]], 8, 8, 2, TerminalColours.Ascii));
        StringAssert.Contains(error.Message, "tiles[1] has 63 values; 64 are needed (8 × 8)");
    }

    [TestMethod]
    [DataRow(true, null, "truecolor", "xterm-256color", TerminalColours.Ascii)]
    [DataRow(false, "1", "truecolor", "xterm-256color", TerminalColours.Ascii)]
    [DataRow(false, null, "truecolor", "xterm-256color", TerminalColours.TrueColour)]
    [DataRow(false, null, null, "xterm-direct", TerminalColours.TrueColour)]
    [DataRow(false, null, null, "dumb", TerminalColours.Ascii)]
    [DataRow(false, null, null, null, TerminalColours.Ascii)]
    public void Use_colours_only_where_the_terminal_has_them(bool redirected, string? none, string? colour, string? term, TerminalColours expected)
    {
        TerminalColours found = TerminalPreview.Detect(redirected, name => name switch
        {
            "NO_COLOR" => none,
            "COLORTERM" => colour,
            "TERM" => term,
            _ => null,
        });
        Assert.AreEqual(expected, found);
    }

    private static string Visible(string line) => Regex.Replace(line, "\u001b\\[[0-9;]*m", "");
}
