namespace Larmor.Data;

/// <summary>The table of sets.</summary>
internal static class KnownSets
{
    private const string Kriz = "A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images, 2009";

    public static IReadOnlyList<KnownSet> All { get; } =
    [
        new()
        {
            Name = "optdigits",
            Title = "UCI handwritten digits",
            Licence = "CC BY 4.0",
            Attribution = EmbeddedData.Text("optdigits.ATTRIBUTION.txt"),
            SampleCounts = (3823, 1797),
            Shape = new SampleShape(8, 8),
            ClassCount = 10,
            IsEmbedded = true,
            Files = KnownFiles.Optdigits,
            Loader = SetLoaders.Embedded,
        },
        new()
        {
            Name = "mnist",
            Title = "MNIST handwritten digits",
            Licence = "CC BY-SA 3.0 (as stated by mirrors)",
            Attribution = "Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, Gradient-based learning applied to document recognition, " +
                "Proc. IEEE 86(11), 1998",
            SampleCounts = (60_000, 10_000),
            Shape = new SampleShape(28, 28),
            ClassCount = 10,
            Home = new Uri("https://ossci-datasets.s3.amazonaws.com/mnist/"),
            Files = KnownFiles.Mnist,
            Loader = SetLoaders.Idx,
        },
        new()
        {
            Name = "fashion-mnist",
            Title = "Fashion-MNIST articles of clothing",
            Licence = "MIT",
            Attribution = "H. Xiao, K. Rasul, R. Vollgraf, Fashion-MNIST: a Novel Image Dataset for Benchmarking Machine Learning " +
                "Algorithms, arXiv:1708.07747; copyright 2017 Zalando SE",
            SampleCounts = (60_000, 10_000),
            Shape = new SampleShape(28, 28),
            ClassCount = 10,
            Home = new Uri("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
            DebianPackage = "dataset-fashion-mnist",
            DebianDirectory = "/usr/share/datasets/fashion-mnist",
            Files = KnownFiles.Fashion,
            Loader = SetLoaders.Idx,
        },
        new()
        {
            Name = "cifar10",
            Title = "CIFAR-10 objects in colour",
            Licence = "none stated; research use is common",
            Attribution = Kriz,
            SampleCounts = (50_000, 10_000),
            Shape = new SampleShape(32, 32, 3),
            ClassCount = 10,
            Home = new Uri("https://www.cs.toronto.edu/~kriz/"),
            Archive = "cifar-10-binary.tar.gz",
            ArchiveDirectory = "cifar-10-batches-bin",
            Files = KnownFiles.Cifar,
            Loader = SetLoaders.Cifar,
        },
        Later("fsdd", "Free Spoken Digit Dataset", "CC BY-SA 4.0", "Z. Jackson and others, doi:10.5281/zenodo.1342401", 2700, 300),
        new()
        {
            Name = "rf-drones",
            Title = "RF fingerprints of drones",
            Licence = "CC BY 4.0",
            Attribution = "Ross and others, doi:10.5281/zenodo.7646236",
            SampleCounts = (702, 298),
            Shape = new SampleShape(256, 1),
            ClassCount = 10,
            Files = KnownFiles.Drones,
            Loader = SetLoaders.Npy,
        },
        Later("mitbih", "MIT-BIH Arrhythmia Database", "ODC-By 1.0", "Moody and Mark 2001; Goldberger and others 2000, doi:10.13026/C2F305"),
        Later("cwru", "CWRU bearing vibration", "none stated", "Case Western Reserve University Bearing Data Center"),
        Later("har-watch", "Activity from a wrist watch", "CC BY 4.0", "Matey-Sanz, Casteleyn, Granell, doi:10.1016/j.dib.2023.109809"),
        Later("nab", "Numenta Anomaly Benchmark", "MIT", "Ahmad, Lavin, Purdy, Agha, Neurocomputing 262, 2017"),
        Later("occupancy", "Room occupancy", "CC BY 4.0", "Candanedo and Feldheim 2016; UCI, doi:10.24432/C5X01N", 8143, 12_417),
    ];

    public static KnownSet? Find(string name) =>
        All.FirstOrDefault(set => string.Equals(set.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A set that can be there, but has no loader yet.</summary>
    private static KnownSet Later(string name, string title, string licence, string attribution, int train = 0, int test = 0) => new()
    {
        Name = name,
        Title = title,
        Licence = licence,
        Attribution = attribution,
        SampleCounts = (train, test),
    };
}
