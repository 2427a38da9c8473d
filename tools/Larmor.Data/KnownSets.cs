namespace Larmor.Data;

/// <summary>The table of sets; checksums with their provenance stand beside the files.</summary>
internal static class KnownSets
{
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
            Files =
            [
                Plain("optdigits.tra", "e1b683cc211604fe8fd8c4417e6a69f31380e0c61d4af22e93cc21e9257ffedd"),
                Plain("optdigits.tes", "6ebb3d2fee246a4e99363262ddf8a00a3c41bee6014c373ed9d9216ba7f651b8"),
            ],
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
            Files = IdxFiles(
                "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
                "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
                "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
                "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
                "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
                "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
                "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
                "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
        },
    ];

    public static KnownSet? Find(string name) =>
        All.FirstOrDefault(set => string.Equals(set.Name, name, StringComparison.OrdinalIgnoreCase));

    private static KnownFile Plain(string name, string sha256) => new(name, sha256, sha256);

    private static KnownFile[] IdxFiles(params string[] sums) =>
    [
        new("train-images-idx3-ubyte.gz", sums[0], sums[1]),
        new("train-labels-idx1-ubyte.gz", sums[2], sums[3]),
        new("t10k-images-idx3-ubyte.gz", sums[4], sums[5]),
        new("t10k-labels-idx1-ubyte.gz", sums[6], sums[7]),
    ];
}
