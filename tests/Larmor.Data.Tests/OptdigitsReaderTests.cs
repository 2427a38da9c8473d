namespace Larmor.Data.Tests;

[TestClass]
public sealed class OptdigitsReaderTests
{
    private static readonly string Row = string.Join(',', Enumerable.Range(0, 64).Select(value => value % 17)) + ",7";

    [TestMethod]
    public void A_row_is_64_values_and_a_label()
    {
        SampleSet set = Read(Row + "\n" + Row + "\n");
        Assert.AreEqual(2, set.Count);
        CollectionAssert.AreEqual(new byte[] { 7, 7 }, set.Labels);
        Assert.AreEqual(1f, set.ToFloats()[16]);
    }

    [TestMethod]
    public void Rows_that_do_not_fit_are_named_with_line_field_and_limit()
    {
        Refused(Row + "\n" + Row[..^2], "rows", "line 2 has 64 fields", "expected 64 values and a label");
        Refused("17" + Row[1..], "line 1, field 0 is '17'", "0 to 16");
        Refused(Row[..^1] + "12", "field 64 is '12'", "0 to 9");
        Refused("x" + Row[1..], "field 0 is 'x'");
        Refused("", "no samples found");
    }

    private static SampleSet Read(string text) => OptdigitsReader.Read("rows", new StringReader(text), 10);

    private static void Refused(string text, params string[] words) =>
        Says.All(Assert.ThrowsExactly<DataException>(() => Read(text)), words);
}
