using SkiaSharp;

namespace Larmor.Pictures.Tests;

[TestClass]
public sealed class ReceptiveFields
{
    private static readonly TileShape s_shape = new(2, 2);

    [TestMethod]
    public void Of_another_length_than_the_tiles_are_refused_with_both()
    {
        ArgumentException error = Assert.ThrowsExactly<ArgumentException>(() => new ReceptiveFieldSheet(new float[9], s_shape, [0, 1], [1, 1]));
        StringAssert.Contains(error.Message, "weights has 9 values; 8 are needed (2 neurons × 2 × 2 × 1)");
    }

    [TestMethod]
    public void With_a_label_beyond_the_classes_are_refused_with_name_value_and_limit()
    {
        ArgumentOutOfRangeException error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => new ReceptiveFieldSheet(new float[8], s_shape, [0, 7], [1, 1], ["a", "b"]));
        StringAssert.Contains(error.Message, "labels[1] is 7; -1 (unnamed) to 1 are possible");
    }

    [TestMethod]
    public void With_an_activity_that_is_no_number_are_refused()
    {
        ArgumentOutOfRangeException error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => new ReceptiveFieldSheet(new float[8], s_shape, [0, 1], [1, float.NaN]));
        StringAssert.Contains(error.Message, "wins[1] is NaN; 0 or more");
    }

    [TestMethod]
    public void With_broken_weights_are_drawn_grey_and_say_so()
    {
        float[] weights = Samples.Weights(4, 64);
        weights[3] = float.NaN;
        weights[70] = float.PositiveInfinity;
        var sheet = new ReceptiveFieldSheet(weights, new TileShape(8, 8), [0, 0, 1, 1], [4, 3, 2, 1]);
        StringAssert.Contains(sheet.Caption, "2 weights are not finite (grey)");
        using SKBitmap picture = Samples.Read(PictureFile.Encode(sheet));
        Assert.IsGreaterThan(100, picture.Pixels.Count(pixel => pixel == Palette.Broken));
    }

    [TestMethod]
    public void Show_positive_blue_negative_orange_and_zero_pale()
    {
        using SKImage image = TileBitmap.Create([1, -1, 0, float.NaN], s_shape, 1, signed: true);
        using SKBitmap pixels = SKBitmap.FromImage(image);
        Assert.IsGreaterThan(pixels.GetPixel(0, 0).Red, pixels.GetPixel(0, 0).Blue);
        Assert.IsGreaterThan(pixels.GetPixel(1, 0).Blue, pixels.GetPixel(1, 0).Red);
        Assert.IsGreaterThan(240, pixels.GetPixel(0, 1).Green);
        Assert.AreEqual(Palette.Broken, pixels.GetPixel(1, 1));
    }

    [TestMethod]
    public void In_three_planes_are_shown_as_colours()
    {
        using SKImage image = TileBitmap.Create([1, 0, 0, 1, 0, 0], new TileShape(2, 1, 3), 1, signed: false);
        using SKBitmap pixels = SKBitmap.FromImage(image);
        Assert.AreEqual(new SKColor(255, 0, 0), pixels.GetPixel(0, 0));
        Assert.AreEqual(new SKColor(0, 255, 0), pixels.GetPixel(1, 0));
    }

    [TestMethod]
    public void Of_all_zeros_and_of_a_single_neuron_are_drawn()
    {
        Assert.IsNotEmpty(PictureFile.Encode(new ReceptiveFieldSheet(new float[4], s_shape, [-1], [0])));
        Assert.IsNotEmpty(PictureFile.Encode(new ReceptiveFieldSheet(new float[3072], new TileShape(32, 32, 3), [0], [0])));
    }

    [TestMethod]
    public void Of_thousands_of_neurons_fit_their_area()
    {
        int[] sizes = [900, 5, 0, 700, 395];
        var area = new FieldArea(500, 300, 60, 0.5f, true);
        FieldLayout layout = FieldLayout.Find(sizes, int.MaxValue, area, new TileShape(28, 28));
        for (int block = 0; block < layout.Blocks; block++)
        {
            Assert.IsLessThanOrEqualTo(area.Height, layout.HeightOf(sizes, block));
        }

        float used = area.Heading + (layout.Columns * (layout.TileWidth + layout.Gap)) - layout.Gap;
        Assert.IsLessThanOrEqualTo(layout.BlockWidth, used);
        Assert.IsLessThan(900, layout.Limit);
    }

    [TestMethod]
    public void Of_more_classes_than_fit_are_refused()
    {
        var sheet = new ReceptiveFieldSheet(new float[4 * 300], s_shape, [.. Enumerable.Range(0, 300)], new float[300]);
        ArgumentException error = Assert.ThrowsExactly<ArgumentException>(() => PictureFile.Encode(sheet, new PictureSize(800, 600)));
        StringAssert.Contains(error.Message, "300 classes do not fit");
    }

    [TestMethod]
    public void Beyond_the_number_per_class_are_left_out()
    {
        using SKBitmap all = Samples.Read(PictureFile.Encode(Samples.Fields(100)));
        var few = new ReceptiveFieldSheet(Samples.Weights(100, 64), new TileShape(8, 8), new int[100], new float[100]) { MaximumPerClass = 1 };
        using SKBitmap one = Samples.Read(PictureFile.Encode(few));
        Assert.IsLessThan(Samples.InkCount(all), Samples.InkCount(one));
    }

    [TestMethod]
    public void Take_whole_pixels_per_weight_and_a_second_column_rather_than_half_an_empty_page()
    {
        int[] sizes = [.. Enumerable.Repeat(6, 11)];
        FieldLayout layout = FieldLayout.Find(sizes, 6, new FieldArea(640, 350, 95, 0.5f, true), new TileShape(8, 8));
        Assert.AreEqual(0f, layout.TileWidth % 4, "8 weights of half a point each are 4 points");
        Assert.IsGreaterThan(1, layout.Blocks);
    }

    [TestMethod]
    public void Drawn_smooth_have_more_shades_than_drawn_sharp()
    {
        int[] labels = [0, 1, 1];
        var sharp = new ReceptiveFieldSheet(Samples.Weights(3, 64), new TileShape(8, 8), labels, [1, 2, 3]);
        var smooth = new ReceptiveFieldSheet(Samples.Weights(3, 64), new TileShape(8, 8), labels, [1, 2, 3]) { Smooth = true };
        using SKBitmap sharpPicture = Samples.Read(PictureFile.Encode(sharp));
        using SKBitmap smoothPicture = Samples.Read(PictureFile.Encode(smooth));
        Assert.IsGreaterThan(2 * Samples.ColourCount(sharpPicture), Samples.ColourCount(smoothPicture));
    }
}
