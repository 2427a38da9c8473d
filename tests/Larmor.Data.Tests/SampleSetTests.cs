namespace Larmor.Data.Tests;

[TestClass]
public sealed class SampleSetTests
{
    private static readonly SampleShape Pair = new(2, 1);

    [TestMethod]
    public void Bytes_read_as_their_share_of_the_maximum()
    {
        var set = SampleSet.FromBytes("set", [0, 16, 8, 4], [0, 1], Pair, 2, maximumValue: 16);
        float[] read = new float[2];

        set.Read(1, read);

        CollectionAssert.AreEqual(new[] { 0.5f, 0.25f }, read);
        CollectionAssert.AreEqual(new[] { 0f, 1f, 0.5f, 0.25f }, set.ToFloats());
    }

    [TestMethod]
    public void Every_byte_reads_as_itself_times_one_over_255_and_stays_in_0_to_1()
    {
        byte[] values = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        float[] read = SampleSet.FromBytes("set", values, [0], new SampleShape(16, 16), 1).ToFloats();
        for (int value = 0; value < 256; value++)
        {
            Assert.AreEqual(value * (1f / 255f), read[value]);
            Assert.IsInRange(0f, 1f, read[value]);
        }
    }

    [TestMethod]
    public void A_mini_batch_is_its_samples_one_after_the_other()
    {
        var set = SampleSet.FromFloats("set", [1, 2, 3, 4, 5, 6], [0, 1, 0], Pair, 2);
        float[] read = new float[6];

        set.Read([2, 0, 2], read);

        CollectionAssert.AreEqual(new float[] { 5, 6, 1, 2, 5, 6 }, read);
    }

    [TestMethod]
    public void Reading_allocates_nothing()
    {
        var set = SampleSet.FromBytes("set", IdxBytes.Bytes(4000, 1), new byte[10], new SampleShape(20, 20), 1);
        float[] read = new float[1200];
        int[] indices = [1, 5, 9];
        set.Read(indices, read);
        long before = GC.GetAllocatedBytesForCurrentThread();
        set.Read(indices, read);
        set.Read(4, read.AsSpan(0, 400));
        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void A_subset_has_the_samples_asked_for_in_both_forms_of_storage()
    {
        SampleSet[] sets =
        [
            SampleSet.FromBytes("set", [51, 102, 153, 204], [0, 1, 2, 1], new SampleShape(1, 1), 3),
            SampleSet.FromFloats("set", [0.2f, 0.4f, 0.6f, 0.8f], [0, 1, 2, 1], new SampleShape(1, 1), 3),
        ];
        foreach (SampleSet set in sets)
        {
            SampleSet some = set.Subset([3, 0]);

            CollectionAssert.AreEqual(new byte[] { 1, 0 }, some.Labels);
            Assert.AreEqual(0.8f, some.ToFloats()[0], 1e-6f);
            Assert.AreEqual(0.2f, some.ToFloats()[1], 1e-6f);
            Assert.AreEqual(3, some.ClassCount);
            StringAssert.Contains(some.Name, "2 of 4", StringComparison.Ordinal);
        }
    }

    [TestMethod]
    public void Labels_values_and_lengths_that_do_not_fit_are_refused()
    {
        Refused(() => SampleSet.FromBytes("digits", [1, 2], [12], Pair, 10), "digits", "label 0 is 12", "the limit is 9");
        Refused(() => SampleSet.FromBytes("digits", [1, 2, 3], [0], Pair, 10), "digits", "need 2 values", "there are 3");
        Refused(() => SampleSet.FromBytes("digits", [1, 2, 3, 17], [0, 0], Pair, 10, 16), "value 1 of sample 1 is 17", "limit is 16");
        Refused(() => SampleSet.FromFloats("digits", [1, 2, float.NaN, 0], [0, 0], Pair, 10), "value 0 of sample 1", "index 2", "NaN");
        Refused(() => SampleSet.FromFloats("digits", [1, float.NegativeInfinity], [0], Pair, 10), "value 1 of sample 0", "finite");
        Refused(() => SampleSet.FromBytes("digits", [], [], new SampleShape(0, 1), 10), "0x1x1", "at least 1");
        Refused(() => SampleSet.FromBytes("digits", [1, 2], [0], Pair, 257), "257 classes");
    }

    [TestMethod]
    public void Reading_past_the_end_or_into_a_wrong_length_is_refused_with_both_numbers()
    {
        var set = SampleSet.FromBytes("digits", [1, 2, 3, 4], [0, 1], Pair, 2);
        Says.All(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => set.Read(2, new float[2])).Message.ReplaceLineEndings(" "), "no sample 2", "0 to 1");
        Says.All(Assert.ThrowsExactly<ArgumentException>(() => set.Read(0, new float[3])), "has 2 values", "has 3");
        Says.All(Assert.ThrowsExactly<ArgumentException>(() => set.Read([0, 1], new float[3])), "2 samples have 4", "has 3");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => set.Subset([-1]));
    }

    private static void Refused(Action action, params string[] words) =>
        Says.All(Assert.ThrowsExactly<DataException>(action), words);
}
