using ScottPlot;
using SkiaSharp;

namespace Larmor.Pictures.Tests;

[TestClass]
public sealed class TextOfPictures
{
    [TestMethod]
    public void Leaves_ink_from_the_embedded_font()
    {
        using SKBitmap picture = Samples.Canvas(200, 30, canvas => Typography.Draw(canvas, "93.4 % Größe η ± →", 5, 20, 13, SKColors.Black));
        Assert.IsGreaterThan(400, Samples.InkCount(picture));
        using SKFont font = Typography.Font(12, bold: true);
        Assert.AreEqual(Typography.Family, font.Typeface.FamilyName);
    }

    [TestMethod]
    public void Has_a_glyph_for_every_character_the_pictures_print()
    {
        using SKFont regular = Typography.Font(12);
        using SKFont bold = Typography.Font(12, bold: true);
        const string Printed = "ABCXYZabcxyz0123456789 .,:;%+−-–·×…±≤≥→µηΔσΩ²³°()[]/#&'\"äöüßéñ";
        Assert.IsTrue(regular.ContainsGlyphs(Printed));
        Assert.IsTrue(bold.ContainsGlyphs(Printed));
    }

    [TestMethod]
    public void Of_ScottPlot_comes_from_the_embedded_font_too()
    {
        Assert.AreEqual(Typography.Family, Fonts.GetTypeface(Typography.Family, FontWeight.Normal, FontSlant.Upright, FontSpacing.Normal).FamilyName);
        using SKBitmap picture = Samples.Canvas(300, 200, canvas => Samples.Curve().Draw(canvas, new SKRect(0, 0, 300, 200)));
        // The strip left of the axis holds nothing but the numbers of the axis, which ScottPlot draws.
        int ink = Enumerable.Range(0, 52).Sum(x => Enumerable.Range(40, 300).Count(y => picture.GetPixel(x, y).Red < 200));
        Assert.IsGreaterThan(100, ink);
    }

    [TestMethod]
    public void Has_digits_of_one_width()
    {
        float width = Typography.Width("0000", 12);
        for (char digit = '1'; digit <= '9'; digit++)
        {
            Assert.AreEqual(width, Typography.Width(new string(digit, 4), 12), 0.001f);
        }
    }

    [TestMethod]
    public void That_is_too_long_ends_in_an_ellipsis_within_its_width()
    {
        string fitted = Typography.Fit("a heading that is much too long for its place", 80, 13, bold: true);
        Assert.IsTrue(fitted.EndsWith('…'));
        Assert.IsLessThanOrEqualTo(80f, Typography.Width(fitted, 13, bold: true));
        foreach (string line in Typography.Wrap("some words and averyveryverylongwordwithoutanyblank and more", 60, 11, 3))
        {
            Assert.IsLessThanOrEqualTo(60f, Typography.Width(line, 11));
        }
    }

    [TestMethod]
    public void Carries_the_licence_of_its_font_in_the_library()
    {
        using Stream? licence = typeof(PictureFile).Assembly.GetManifestResourceStream("Larmor.Pictures.OFL.txt");
        Assert.IsNotNull(licence);
        using var reader = new StreamReader(licence);
        StringAssert.Contains(reader.ReadToEnd(), "SIL OPEN FONT LICENSE Version 1.1");
    }
}
