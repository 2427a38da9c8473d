namespace Larmor.Data.Tests;

[TestClass]
public sealed class RealDataTests
{
    private static readonly int[] TestPerClass = [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009];

    [TestMethod]
    public void MNIST_loads_with_its_class_counts_and_pixel_mean()
    {
        LocatedSet located = RealData.Require("mnist");

        DataSet set = DataCatalog.Open("mnist");

        Assert.AreEqual(located.Directory, set.Source);
        CollectionAssert.AreEqual(
            new[] { 5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949 }, set.Train.ClassCounts());
        CollectionAssert.AreEqual(TestPerClass, set.Test.ClassCounts());
        Assert.AreEqual(784, set.InputCount);
        Assert.AreEqual(33.3184, Mean(set.Train) * 255, 0.00005);
        Assert.AreEqual(DataCatalog.Find("mnist").SampleCounts, (set.Train.Count, set.Test.Count));
    }

    [TestMethod]
    public void One_percent_of_MNIST_is_600_samples_in_proportion()
    {
        RealData.Require("mnist");
        SampleSet train = DataCatalog.Open("mnist").Train;

        int[] counts = train.Subset(train.StratifiedFraction(0.01, 1)).ClassCounts();

        // Whole shares sum to 596; the four largest remainders (classes 7, 2, 8, 9) get one more each.
        Assert.AreEqual(600, counts.Sum());
        CollectionAssert.AreEqual(new[] { 59, 67, 60, 61, 58, 54, 59, 63, 59, 60 }, counts);
    }

    [TestMethod]
    public void Optdigits_are_the_published_files_and_need_no_folder()
    {
        DataSet set = DataCatalog.Open("optdigits", "/nowhere");

        Assert.AreEqual("embedded", set.Source);
        CollectionAssert.AreEqual(new[] { 376, 389, 380, 389, 387, 376, 377, 387, 380, 382 }, set.Train.ClassCounts());
        CollectionAssert.AreEqual(new[] { 178, 182, 177, 183, 181, 182, 181, 179, 174, 180 }, set.Test.ClassCounts());
        Assert.AreEqual(16f, set.Train.MaximumValue);
        StringAssert.Contains(set.Attribution, "Alpaydin", StringComparison.Ordinal);
        StringAssert.Contains(set.Attribution, "CC BY 4.0", StringComparison.Ordinal);
        using Stream train = EmbeddedData.Open("optdigits.tra");
        using Stream test = EmbeddedData.Open("optdigits.tes");
        Assert.AreEqual("e1b683cc211604fe8fd8c4417e6a69f31380e0c61d4af22e93cc21e9257ffedd", FileChecksum.Sum(train));
        Assert.AreEqual("6ebb3d2fee246a4e99363262ddf8a00a3c41bee6014c373ed9d9216ba7f651b8", FileChecksum.Sum(test));
    }

    [TestMethod]
    public void The_first_optdigits_row_reads_as_it_stands_in_the_file()
    {
        float[] read = new float[64];
        DataCatalog.Open("optdigits").Train.Read(0, read);
        CollectionAssert.AreEqual(new[] { 0f, 1 / 16f, 6 / 16f, 15 / 16f, 12 / 16f, 1 / 16f, 0f, 0f }, read[..8]);
    }

    [TestMethod]
    public void Fashion_MNIST_loads_balanced()
    {
        RealData.Require("fashion-mnist");
        DataSet set = DataCatalog.Open("fashion-mnist");
        Assert.IsTrue(set.Train.ClassCounts().All(count => count == 6000));
        Assert.IsTrue(set.Test.ClassCounts().All(count => count == 1000));
    }

    [TestMethod]
    public void The_CIFAR_test_batch_unpacks_and_loads_with_1000_images_a_class()
    {
        RealData.RequireXz();
        string path = RealData.Require("cifar10").Paths[^1];

        SampleSet test = CifarReader.Read("cifar10 test", [path], 10);

        Assert.AreEqual(10_000, test.Count);
        Assert.IsTrue(test.ClassCounts().All(count => count == 1000));
        Assert.AreEqual((32, 32, 3), (test.Width, test.Height, test.Channels));
    }

    [TestMethod]
    public void CIFAR_train_planes_have_the_published_means()
    {
        RealData.RequireXz();
        LocatedSet located = RealData.Require("cifar10");
        SampleSet train = CifarReader.Read("cifar10 train", [.. located.Paths.Take(5)], 10);
        Assert.IsTrue(train.ClassCounts().All(count => count == 5000));
        double[] sums = new double[3];
        float[] sample = new float[train.InputCount];
        for (int index = 0; index < train.Count; index++)
        {
            train.Read(index, sample);
            for (int value = 0; value < sample.Length; value++)
            {
                sums[value / 1024] += sample[value];
            }
        }

        double values = train.Count * 1024.0;
        Assert.AreEqual(0.4914, sums[0] / values, 0.00005);
        Assert.AreEqual(0.4822, sums[1] / values, 0.00005);
        Assert.AreEqual(0.4465, sums[2] / values, 0.00005);
    }

    [TestMethod]
    public void The_files_found_are_the_published_ones()
    {
        RealData.Require("mnist");
        DataSetReport mnist = DataCatalog.Survey().Single(report => report.Set.Name == "mnist");
        Assert.AreEqual(ChecksumState.Ok, mnist.Checksum);
        Assert.HasCount(4, mnist.Files);
    }

    private static double Mean(SampleSet set)
    {
        double sum = 0;
        foreach (float value in set.ToFloats())
        {
            sum += value;
        }

        return sum / ((double)set.Count * set.InputCount);
    }
}
