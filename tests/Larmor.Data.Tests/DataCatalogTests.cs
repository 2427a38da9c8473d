namespace Larmor.Data.Tests;

[TestClass]
public sealed class DataCatalogTests
{
    [TestMethod]
    public void The_places_come_in_the_documented_order()
    {
        using var folder = new TemporaryFolder();
        string repository = Path.Combine(folder.Path, "repository");
        string working = Path.Combine(repository, "deep", "inside");
        Directory.CreateDirectory(working);
        File.WriteAllText(Path.Combine(repository, "Larmor.slnx"), "");

        string[] roots = [.. DataDirectories.Roots("/asked", "/environment", working)];

        CollectionAssert.AreEqual(
            new[]
            {
                "/asked",
                "/environment",
                Path.Combine(folder.Path, "shared", "data"),
                Path.Combine(repository, "deep", "shared", "data"),
                DataDirectories.UserDirectory,
            },
            roots);
    }

    [TestMethod]
    public void A_root_may_hold_the_folder_of_a_set_or_its_files_and_Debian_comes_last()
    {
        IReadOnlyList<string> places = DataDirectories.Places(DataCatalog.Find("fashion-mnist"), "/asked");
        Assert.AreEqual("/asked/fashion-mnist", places[0]);
        Assert.AreEqual("/asked", places[1]);
        Assert.AreEqual("/usr/share/datasets/fashion-mnist", places[^1]);
    }

    [TestMethod]
    public void An_unknown_set_is_refused_with_the_known_names() =>
        Says.All(
            Assert.ThrowsExactly<DataException>(() => DataCatalog.Open("mnits")),
            "'mnits'", "mnist", "fashion-mnist", "cifar10", "optdigits");

    [TestMethod]
    public void A_set_without_loader_says_so() =>
        Says.All(Assert.ThrowsExactly<DataException>(() => DataCatalog.Open("fsdd")), "'fsdd'", "no loader yet");

    [TestMethod]
    public void A_folder_that_does_not_exist_is_refused_by_name() =>
        Says.All(Assert.ThrowsExactly<DataException>(() => DataCatalog.Open("mnist", "/no/such")), "'/no/such'", "does not exist");

    [TestMethod]
    public void A_missing_file_among_the_others_is_named()
    {
        using var folder = new TemporaryFolder();
        folder.Write("mnist/train-labels-idx1-ubyte", IdxBytes.Of([1], [0]));
        DataException refusal = Assert.ThrowsExactly<DataException>(() => DataCatalog.Open("mnist", folder.Path));
        Says.All(refusal, Path.Combine(folder.Path, "mnist", "train-images-idx3-ubyte.gz"), "missing", "all 4 files", "larmor data get mnist");
    }

    [TestMethod]
    public void A_set_in_the_folder_asked_for_is_taken_from_there_packed_or_not()
    {
        using var folder = new TemporaryFolder();
        byte[] images = IdxBytes.Of([2, 28, 28], IdxBytes.Bytes(2 * 784, 4));
        byte[] labels = IdxBytes.Of([2], [3, 9]);
        folder.Write("train-images-idx3-ubyte", images);
        folder.Write("train-labels-idx1-ubyte.gz", IdxBytes.Gzip(labels));
        folder.Write("t10k-images-idx3-ubyte.gz", IdxBytes.Gzip(images));
        folder.Write("t10k-labels-idx1-ubyte", labels);

        DataSet set = DataCatalog.Open("mnist", folder.Path);

        Assert.AreEqual(folder.Path, set.Source);
        CollectionAssert.AreEqual(new byte[] { 3, 9 }, set.Train.Labels);
        Assert.AreEqual(2, set.Test.Count);
        DataSetReport report = DataCatalog.Survey(folder.Path).Single(other => other.Set.Name == "mnist");
        Assert.IsTrue(report.IsFound);
        Assert.AreEqual(ChecksumState.Differs, report.Checksum);
    }

    [TestMethod]
    public void Files_of_MNIST_do_not_load_as_Fashion_MNIST()
    {
        LocatedSet mnist = RealData.Require("mnist");
        using var folder = new TemporaryFolder();
        foreach (string path in mnist.Paths)
        {
            folder.Write(Path.Combine("fashion-mnist", Path.GetFileName(path)), File.ReadAllBytes(path));
            folder.Write(Path.Combine("bare", Path.GetFileName(path)), File.ReadAllBytes(path));
        }

        DataException refusal = Assert.ThrowsExactly<DataException>(() => DataCatalog.Open("fashion-mnist", folder.Path));
        Says.All(refusal, "is the file of mnist", "expected the one of fashion-mnist", "dataset-fashion-mnist");
        string bare = Path.Combine(folder.Path, "bare");
        Assert.AreNotEqual(bare, DataLocator.TryFind(DataCatalog.Find("fashion-mnist"), bare)?.Directory);
        Assert.AreEqual(bare, DataLocator.TryFind(DataCatalog.Find("mnist"), bare)?.Directory);
    }

    [TestMethod]
    public void A_repacked_file_is_still_the_published_one()
    {
        LocatedSet mnist = RealData.Require("mnist");
        using var folder = new TemporaryFolder();
        KnownFile known = mnist.Set.Files[3];
        using var content = new System.IO.Compression.GZipStream(
            File.OpenRead(mnist.Paths[3]), System.IO.Compression.CompressionMode.Decompress);
        using var plain = new MemoryStream();
        content.CopyTo(plain);

        Assert.AreEqual(ChecksumState.Ok, FileChecksum.Compare(folder.Write("plain", plain.ToArray()), known));
        Assert.AreEqual(ChecksumState.Ok, FileChecksum.Compare(folder.Write("gz", IdxBytes.Gzip(plain.ToArray())), known));
        Assert.AreEqual(ChecksumState.Differs, FileChecksum.Compare(folder.Write("short", plain.ToArray()[..^1]), known));
        Assert.AreEqual(ChecksumState.Unknown, FileChecksum.Compare(Path.Combine(folder.Path, "none"), known));
    }
}
