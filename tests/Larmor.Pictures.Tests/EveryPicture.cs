using SkiaSharp;

namespace Larmor.Pictures.Tests;

[TestClass]
public sealed class EveryPicture
{
    [TestMethod]
    public void Has_the_size_asked_for_and_is_not_blank()
    {
        foreach (IPanel panel in Samples.Panels())
        {
            using SKBitmap picture = Samples.Read(PictureFile.Encode(panel, new PictureSize(900, 640)));
            Assert.AreEqual((900, 640), (picture.Width, picture.Height), panel.Title);
            Assert.IsGreaterThan(20, Samples.ColourCount(picture), panel.Title);
        }
    }

    [TestMethod]
    public void Is_the_same_bytes_for_the_same_input()
    {
        foreach ((IPanel first, IPanel second) in Samples.Panels().Zip(Samples.Panels()))
        {
            CollectionAssert.AreEqual(PictureFile.Encode(first), PictureFile.Encode(second), first.Title);
        }

        CollectionAssert.AreEqual(PictureFile.Encode(Samples.Sheet()), PictureFile.Encode(Samples.Sheet()));
    }

    [TestMethod]
    public void Leaves_its_margin_white()
    {
        foreach (IPanel panel in Samples.Panels())
        {
            using SKBitmap picture = Samples.Read(PictureFile.Encode(panel));
            AssertWhiteEdge(picture, 40, panel.Title);
        }

        using SKBitmap sheet = Samples.Read(PictureFile.Encode(Samples.Sheet()));
        AssertWhiteEdge(sheet, 36, "sheet");
    }

    [TestMethod]
    public void Draws_the_same_in_a_culture_with_decimal_commas()
    {
        byte[] before = PictureFile.Encode(Samples.Sheet());
        var culture = (System.Globalization.CultureInfo)System.Globalization.CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        System.Globalization.CultureInfo own = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = culture;
            CollectionAssert.AreEqual(before, PictureFile.Encode(Samples.Sheet()));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = own;
        }
    }

    [TestMethod]
    public void Without_room_is_refused_with_the_room_it_has()
    {
        ArgumentException error = Assert.ThrowsExactly<ArgumentException>(
            () => PictureFile.Encode(Samples.Curve(), new PictureSize(200, 150, 3)));
        StringAssert.Contains(error.Message, "at least 40 × 40");
    }

    [TestMethod]
    [DataRow(100, 900, 2f, "widthPixels is 100; 200 to 16384")]
    [DataRow(900, 20000, 2f, "heightPixels is 20000; 150 to 16384")]
    [DataRow(900, 900, float.NaN, "scale is NaN; 1 to 4")]
    public void With_an_impossible_size_is_refused_with_the_limits(int width, int height, float scale, string message)
    {
        ArgumentOutOfRangeException error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new PictureSize(width, height, scale));
        StringAssert.Contains(error.Message, message);
    }

    private static void AssertWhiteEdge(SKBitmap picture, int edge, string name)
    {
        SKColor[] pixels = picture.Pixels;
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                bool inside = x >= edge && y >= edge && x < picture.Width - edge && y < picture.Height - edge;
                if (!inside && pixels[(y * picture.Width) + x] != SKColors.White)
                {
                    Assert.Fail($"{name}: ink at {x}, {y} of {picture.Width} × {picture.Height}");
                }
            }
        }
    }
}
