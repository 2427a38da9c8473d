using SkiaSharp;

namespace Larmor.Pictures.Tests;

[TestClass]
public sealed class NumbersInPictures
{
    [TestMethod]
    public void Accuracy_stands_in_the_title_of_the_matrix()
    {
        Assert.AreEqual("Confusion matrix: 90.0 % of 30 right", Samples.Matrix().Title);
        Assert.AreEqual("Confusion matrix: 90.0 % of 30 right", ConfusionMatrix.FromFlat([9, 1, 0, 0, 10, 0, 2, 0, 8], 3).Title);
    }

    [TestMethod]
    public void Statistics_stand_below_the_histogram()
    {
        var equal = new WinnerHistogram([10, 10, 10, 10], 20);
        Assert.AreEqual("0 of 4 neurons unused · busiest wins 50.0 % of the samples, 1.0 × its fair share · evenness 1.00", equal.Caption);
        var unequal = new WinnerHistogram([20, 0, 10, 10], 20);
        StringAssert.StartsWith(unequal.Caption, "1 of 4 neurons unused · busiest wins 100.0 % of the samples, 2.0 × its fair share");
        Assert.AreEqual("no neuron of 2 has won yet", new WinnerHistogram([0, 0], 5).Caption);
        Assert.IsNotEmpty(PictureFile.Encode(new WinnerHistogram([0, 0], 5)));
        Assert.IsNotEmpty(PictureFile.Encode(new WinnerHistogram([3], 5)));
    }

    [TestMethod]
    public void A_matrix_that_is_not_square_or_is_empty_is_refused()
    {
        Refused("counts row has 3 values; 2 are needed", () => new ConfusionMatrix(new int[2, 3]));
        Refused("counts are all 0", () => new ConfusionMatrix(new int[2, 2]));
        Refused("counts[0, 1] is -1", () => new ConfusionMatrix(new[,] { { 1, -1 }, { 0, 1 } }));
        Refused("counts has 8 values; 9 are needed", () => ConfusionMatrix.FromFlat(new int[8], 3));
        Refused("classNames has 1 values; 2 are needed", () => new ConfusionMatrix(new[,] { { 1, 0 }, { 0, 1 } }, ["one"]));
    }

    [TestMethod]
    public void A_curve_with_a_gap_or_out_of_order_is_refused_with_the_place()
    {
        Refused("y has 1 values; 2 are needed", () => new CurveSeries("a", [0, 1], [5]));
        Refused("y[1] is NaN; a finite number is needed", () => new CurveSeries("a", [0, 1], [5, double.NaN]));
        Refused("x[1] of series 'a' is 0, less than x[0] = 1", () => new CurveSeries("a", [1, 0], [5, 5]));
        Refused("x is 0; at least 1", () => new CurveSeries("a", [], []));
        Refused("value is Infinity", () => new ReferenceLine("a", double.PositiveInfinity));
        Refused("series has 13 lines; at most 12", () => new LearningCurve([.. Enumerable.Range(0, 13).Select(_ => new CurveSeries("a", [0], [1]))]));
    }

    [TestMethod]
    public void Wins_beyond_the_samples_are_refused()
    {
        Refused("wins[1] is 6; 0 to 5 (sampleCount)", () => new WinnerHistogram([1, 6], 5));
        Refused("sampleCount is 0; at least 1", () => new WinnerHistogram([1], 0));
    }

    [TestMethod]
    public void A_map_with_an_infinite_value_or_missing_names_is_refused()
    {
        Refused("values[0, 0] is Infinity", () => new HeatMap(new[,] { { double.PositiveInfinity } }, ["a"], ["b"]) { Title = "t" });
        Refused("columns has 2 values; 1 are needed", () => new HeatMap(new[,] { { 1.0 } }, ["a"], ["b", "c"]) { Title = "t" });
        Refused("measured values is 0", () => new HeatMap(new[,] { { double.NaN } }, ["a"], ["b"]) { Title = "t" });
    }

    [TestMethod]
    public void A_sheet_without_columns_or_title_is_refused()
    {
        Refused("columns is 0", () => new PictureSheet("title"));
        Refused("title is empty", () => new PictureSheet(" ", new SheetColumn(1, (Samples.Curve(), 1))));
        Refused("a share of share is 0", () => new SheetColumn(0, (Samples.Curve(), 1)));
    }

    [TestMethod]
    public void Lines_that_end_at_the_same_height_have_labels_apart()
    {
        var ends = new LineEnds();
        for (int i = 0; i < 5; i++)
        {
            ends.Add(50, "93.4 %", "same", SKColors.Black, bold: false);
        }

        using SKBitmap picture = Samples.Canvas(120, 100, canvas => ends.Draw(canvas, 0, 120, 0, 100));
        // Rows with text and rows without alternate: five labels, each with white above and below it.
        bool[] rows = [.. Enumerable.Range(0, picture.Height).Select(y => Enumerable.Range(24, 200).Any(x => picture.GetPixel(x, y).Red < 128))];
        int labels = Enumerable.Range(1, rows.Length - 1).Count(y => rows[y] && !rows[y - 1]);
        Assert.AreEqual(5, labels);
    }

    [TestMethod]
    public void Ticks_are_round_and_zero_has_no_sign()
    {
        CollectionAssert.AreEqual(new[] { "0", "20", "40", "60", "80", "100" }, Ticks.Linear(0, 100, 5).Select(Ticks.Text).ToArray());
        CollectionAssert.AreEqual(new[] { "-1", "0", "1" }, Ticks.Linear(-1, 1, 2).Select(Ticks.Text).ToArray());
        CollectionAssert.AreEqual(new[] { "1,500", "60k", "1.2M", "0.25" }, new[] { 1500, 60000, 1.2e6, 0.25 }.Select(Ticks.Text).ToArray());
        CollectionAssert.AreEqual(new[] { "10", "100", "1,000", "10k" }, Ticks.Logarithmic(1, 4.2).Select(v => Ticks.Text(Math.Round(Math.Pow(10, v)))).ToArray());
    }

    private static void Refused(string message, Func<object> create)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => _ = create());
        StringAssert.Contains(error.Message, message);
    }
}
