namespace Larmor.Data;

/// <summary>The files of the sets that have a loader, with their checksums (content first, then packed forms).</summary>
internal static class KnownFiles
{
    /// <summary>The UCI files, unchanged.</summary>
    public static IReadOnlyList<KnownFile> Optdigits { get; } =
    [
        new(
            "optdigits.tra",
            "e1b683cc211604fe8fd8c4417e6a69f31380e0c61d4af22e93cc21e9257ffedd"),
        new(
            "optdigits.tes",
            "6ebb3d2fee246a4e99363262ddf8a00a3c41bee6014c373ed9d9216ba7f651b8"),
    ];

    /// <summary>The four original files; their published md5 sums belong to the same bytes.</summary>
    public static IReadOnlyList<KnownFile> Mnist { get; } =
    [
        new(
            "train-images-idx3-ubyte.gz",
            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
        new(
            "train-labels-idx1-ubyte.gz",
            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
            "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
        new(
            "t10k-images-idx3-ubyte.gz",
            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
        new(
            "t10k-labels-idx1-ubyte.gz",
            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
            "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
    ];

    /// <summary>
    /// Packed forms: as published (the bytes whose md5 the authors' README states), then as Debian repacks them: the same
    /// deflate stream below a gzip header without file name and with another time.
    /// </summary>
    public static IReadOnlyList<KnownFile> Fashion { get; } =
    [
        new(
            "train-images-idx3-ubyte.gz",
            "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
            "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
            "b0564c3eedabfbf835052cff8503ea422014ce006caf5b757f851416ee8300c7"),
        new(
            "train-labels-idx1-ubyte.gz",
            "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
            "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
            "0ae29f65d86684f32d1b9c85147786c547b9c6aebcaf235f0400a0cce308b056"),
        new(
            "t10k-images-idx3-ubyte.gz",
            "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
            "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
            "cc1d090a38ace84dfa1aa66e3ada7c336ef481a96936906477e6dd344da56eaa"),
        new(
            "t10k-labels-idx1-ubyte.gz",
            "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
            "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
            "8d3605d196f4be44669e46906da9733c8131fef761fdbfec72c424d5222f1a05"),
    ];

    /// <summary>Batches of the official binary version; the packed form is the xz copy of ../shared/data.</summary>
    public static IReadOnlyList<KnownFile> Cifar { get; } =
    [
        new(
            "data_batch_1.bin",
            "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5",
            "68eae837fa951b1da35b9cf0fe0f92c20a3c45c0b9179667f60a2e3dc90789b4"),
        new(
            "data_batch_2.bin",
            "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed",
            "daf1156b4258b3e3c9119b94157aa90d6ee7aa4de418c60ed30b55455ebdcf0b"),
        new(
            "data_batch_3.bin",
            "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67",
            "0a877ca724b223d52395b40d44e4a3e36c1f95dc0e256f6f9c5a526d978e73c7"),
        new(
            "data_batch_4.bin",
            "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48",
            "bcebbab2aa5f5d7bb3ffe87d622415b27b0c57562f86f703af92180db36af35d"),
        new(
            "data_batch_5.bin",
            "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add",
            "6bfe9720d94f19453e1495f031dc06b54a85aaddfd4b9bbf603a4c9192ce497f"),
        new(
            "test_batch.bin",
            "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b",
            "a31950bdce70d54a88d65df92f1a889d76f331046a4e909f9a8892aac0cace83"),
    ];

    /// <summary>NumPy arrays of ../shared/data, unpacked there.</summary>
    public static IReadOnlyList<KnownFile> Drones { get; } =
    [
        new("X_train.npy", "d364b0ee89a104034b08700970955af80d9723d9b2c9ea3f0b42004f9a7754ae"),
        new("Y_train.npy", "49ece1ad317bb2b8e3d62f08947274c3922118b9cc049b246645dd5001487d03"),
        new("X_test.npy", "6548371816db2490a03ca5e678a6e59361b97c43d7dc2a33d184110e8007d7ce"),
        new("Y_test.npy", "9f90bd52c33cc14b4d251d0c229de01bcd9abbe80f79eacf35584498dafd29df"),
    ];
}
