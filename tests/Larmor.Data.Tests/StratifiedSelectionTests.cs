namespace Larmor.Data.Tests;

[TestClass]
public sealed class StratifiedSelectionTests
{
    [TestMethod]
    public void The_generator_gives_the_published_sequence()
    {
        // SplitMix64 from seed 1234567, as published with its reference implementation.
        var generator = new SplitMix64(1234567);
        Assert.AreEqual(6457827717110365317UL, generator.Next());
        Assert.AreEqual(3203168211198807973UL, generator.Next());
        Assert.AreEqual(9817491932198370423UL, generator.Next());
    }

    [TestMethod]
    public void A_seed_picks_the_samples_an_independent_program_picks()
    {
        // Made by a Python program written from the description: classes rising, one Fisher-Yates from the end each.
        int[] picked = Even(200).StratifiedPerClass(2, 42);
        CollectionAssert.AreEqual(Golden, picked);
    }

    [TestMethod]
    public void A_fraction_keeps_the_proportions_and_its_count_is_exact()
    {
        var generator = new SplitMix64(7);
        for (int round = 0; round < 100; round++)
        {
            SampleSet set = Random(generator);
            double fraction = (1 + generator.Next(100)) / 100.0;
            int wanted = (int)Math.Round(fraction * set.Count, MidpointRounding.AwayFromZero);
            if (wanted == 0)
            {
                continue;
            }

            int[] picked = set.StratifiedFraction(fraction, generator.Next());

            Assert.HasCount(wanted, picked);
            CollectionAssert.AllItemsAreUnique(picked);
            int[] all = set.ClassCounts();
            int[] some = set.Subset(picked).ClassCounts();
            for (int label = 0; label < all.Length; label++)
            {
                Assert.IsLessThan(1.0, Math.Abs(some[label] - ((double)all[label] * wanted / set.Count)));
            }
        }
    }

    [TestMethod]
    public void A_split_loses_nothing_and_shares_nothing()
    {
        var generator = new SplitMix64(8);
        for (int round = 0; round < 100; round++)
        {
            SampleSet set = Random(generator);
            (int[] train, int[] validation) = set.Split(0.25, generator.Next());
            int[] all = [.. train.Concat(validation).Order()];
            CollectionAssert.AreEqual(Enumerable.Range(0, set.Count).ToArray(), all);
        }
    }

    [TestMethod]
    public void Equal_seeds_pick_equally_and_others_do_not()
    {
        SampleSet set = Even(1000);
        CollectionAssert.AreEqual(set.StratifiedFraction(0.1, 5), set.StratifiedFraction(0.1, 5));
        CollectionAssert.AreNotEqual(set.StratifiedFraction(0.1, 5), set.StratifiedFraction(0.1, 6));
    }

    [TestMethod]
    public void What_cannot_be_picked_is_refused_with_the_limit()
    {
        SampleSet set = Even(20);
        Says.All(Assert.ThrowsExactly<DataException>(() => set.StratifiedPerClass(3, 1)), "class 0 has 2", "3 of each");
        Says.All(Assert.ThrowsExactly<DataException>(() => set.StratifiedPerClass(0, 1)), "at least 1");
        Says.All(Assert.ThrowsExactly<DataException>(() => set.StratifiedFraction(0.01, 1)), "is none", "0.05");
        Says.All(Assert.ThrowsExactly<DataException>(() => set.StratifiedFraction(double.NaN, 1)), "NaN");
        Says.All(Assert.ThrowsExactly<DataException>(() => set.Split(1, 1)), "above 0 and below 1");
    }

    private static int[] Golden => [30, 32, 35, 38, 49, 52, 68, 77, 94, 107, 113, 119, 133, 135, 146, 160, 161, 184, 186, 191];

    private static SampleSet Even(int count) => SampleSet.FromBytes(
        "even", new byte[count], [.. Enumerable.Range(0, count).Select(index => (byte)(index % 10))], new SampleShape(1, 1), 10);

    private static SampleSet Random(SplitMix64 generator)
    {
        int classCount = 1 + generator.Next(12);
        byte[] labels = new byte[8 + generator.Next(300)];
        for (int index = 0; index < labels.Length; index++)
        {
            labels[index] = (byte)generator.Next(1 + generator.Next(classCount));
        }

        return SampleSet.FromBytes("random", new byte[labels.Length], labels, new SampleShape(1, 1), classCount);
    }
}
