using System.Buffers.Binary;

namespace Larmor.Cli.Tests;

/// <summary>What must be refused: one line with name, value, limit and way out, the documented exit code, earlier files as they were.</summary>
[TestClass]
[DoNotParallelize]
public sealed class BadInput
{
    private const int Wrong = 2;

    [TestMethod]
    [DataRow("--threads -1", "--threads is -1; it must be a whole number from 0 to 256")]
    [DataRow("--threads 257", "--threads is 257")]
    [DataRow("--threads many", "--threads is many")]
    [DataRow("--epochs 1.5", "--epochs is 1.5; it must be a whole number from 1 to 1000000")]
    [DataRow("--epochs -3", "--epochs is -3")]
    [DataRow("--seed one", "--seed is one; it must be a whole number from 0 to 2147483647")]
    [DataRow("--seed -1", "--seed is -1")]
    [DataRow("--seed 4 4", "seeds are 4 4; each must be 0 to 2147483647 and come once")]
    [DataRow("--checkpoint-seconds -1", "--checkpoint-seconds is -1; it must be a number from 0 to 1000000")]
    [DataRow("--checkpoint-seconds NaN", "--checkpoint-seconds is NaN")]
    [DataRow("--chip nonsense", "chip 'nonsense' is unknown: choose one of digital, sim:crossbar")]
    [DataRow("--chip sim:crossbar?foo=1", "'foo' is unknown to this chip; it knows adc, adcRange, bits, cell, columns")]
    [DataRow("--chip sim:crossbar?bits=99", "bits is '99'; it must be a whole number from 0 to 16")]
    [DataRow("--colour red", "'--colour'")]
    public void An_option_of_train_that_makes_no_sense_is_refused(string options, string expected)
    {
        using var run = new SmallRun();
        CommandLine.Refused($"train {run.Experiment} {options} --out {run.Out}", Wrong, expected);
    }

    [TestMethod]
    [DataRow("\"epochs\"", "\"epoch\"", "key 'epoch' is unknown; known there are name, title")]
    [DataRow("\"winnerCount\"", "\"winners\"", "key 'selfDefinedTarget.winners' is unknown; known there are winnerCount")]
    [DataRow("\"epochs\": 2", "\"epochs\": 0", "epochs is 0; it must be 1 to 1000000")]
    [DataRow("\"epochs\": 2", "\"epochs\": \"two\"", "does not read")]
    [DataRow("\"epochs\": 2", "\"epochs\": 2, \"threads\": 1000", "threads is 1000; it must be 0 (all cores) to 256")]
    [DataRow("[3.2]", "[1e999]", "selfDefinedTarget.learningRates is 1e999")]
    [DataRow("[40]", "[0]", "size of stage 1 is 0; it must be 1 to")]
    [DataRow("[40]", "[]", "layers and seeds need at least one entry")]
    [DataRow("\"winnerCount\": 2", "\"winnerCount\": 200", "WinnerCount is 200; it must be 1 to 39")]
    [DataRow("optdigits", "nodigits", "unknown data set 'nodigits': known are optdigits")]
    [DataRow("{\"name\"", "\"name\"", "does not read")]
    public void An_experiment_that_makes_no_sense_is_refused(string old, string replacement, string expected)
    {
        using var run = new SmallRun();
        CommandLine.Refused($"train {run.With(old, replacement)} --out {run.Out}", Wrong, expected);
    }

    [TestMethod]
    [DataRow("\"readoutTranslation\": 1, \"readoutRenewal\": 0", "readoutRenewal is 0; it must be 1 to")]
    [DataRow("\"readoutTranslation\": 1, \"augmentation\": {\"flip\": true}", "readoutTranslation is 1; it must be 0 or more, and 0 where images are mirrored too")]
    [DataRow("\"readoutTranslation\": -1", "readoutTranslation is -1; it must be 0 or more")]
    public void A_readout_on_moved_images_that_makes_no_sense_is_refused(string settings, string expected)
    {
        using var run = new SmallRun();
        string small = run.With(run.Text, $$$"""
            {"name": "small", "data": "optdigits", "layers": [40], "batch": 16, "readout": {"epochCount": 2},
             "selfContrastive": {"layerEpochs": [1], "learner": {"layers": [{"learningRate": 0.05}]}, {{{settings}}}}}
            """);
        CommandLine.Refused($"train {small} --out {run.Out}", Wrong, expected);
    }

    [TestMethod]
    [DataRow("train {0}/none.json", "none.json' does not exist: name one of")]
    [DataRow("train {0}/folder.json", "cannot be read")]
    [DataRow("evaluate {0}/small.json --from {0}/none", "none/checkpoint.larmor' does not exist: run 'larmor train' first")]
    [DataRow("inspect {0}/none", "does not exist")]
    [DataRow("train mnist-sdt-1layer --data {0}/none --out {0}/out", "none' does not exist: correct the path or leave it out")]
    [DataRow("train {0}/small.json --out {0}/small.json/out", "small.json/out' cannot be written")]
    [DataRow("train {0}/small.json --out {0}/small.json", "name another with --out")]
    [DataRow("train {0}/small.json --out /proc/larmor", "output folder '/proc/larmor' cannot be written")]
    [DataRow("demo --out {0}/small.json/out", "small.json/out' cannot be written")]
    public void A_file_or_folder_that_cannot_be_used_is_named(string line, string expected)
    {
        using var run = new SmallRun();
        Directory.CreateDirectory(run.At("folder.json"));
        CommandLine.Refused(line.Replace("{0}", run.At("").TrimEnd('/'), StringComparison.Ordinal), Wrong, expected);
        Assert.AreEqual(run.Text, File.ReadAllText(run.Experiment));
    }

    [TestMethod]
    public void A_truncated_idx_file_and_a_label_beyond_the_classes_are_named_and_an_earlier_result_stays()
    {
        using var run = new SmallRun(data: "mnist");
        string folder = run.At("mnist");
        Directory.CreateDirectory(folder);
        foreach ((string part, int count) in new[] { ("train", 2000), ("t10k", 50) })
        {
            var pixels = new byte[count * 28 * 28];
            new Random(count).NextBytes(pixels);
            WriteIdx(Path.Combine(folder, part + "-images-idx3-ubyte"), [count, 28, 28], pixels);
            WriteIdx(Path.Combine(folder, part + "-labels-idx1-ubyte"), [count], [.. Enumerable.Range(0, count).Select(i => (byte)(i % 10))]);
        }

        string line = $"{run.Train(run.Out)} --data {folder}";
        Assert.AreEqual(0, CommandLine.Run(line).Code);
        string before = SmallRun.Content(run.Out);
        string labels = Path.Combine(folder, "t10k-labels-idx1-ubyte");
        byte[] bytes = File.ReadAllBytes(labels);
        bytes[8 + 7] = 10;
        File.WriteAllBytes(labels, bytes);
        CommandLine.Refused(line, Wrong, labels, "label 7 is 10; with 10 classes the limit is 9: correct the file");
        string images = Path.Combine(folder, "train-images-idx3-ubyte");
        File.WriteAllBytes(images, File.ReadAllBytes(images)[..^1]);
        CommandLine.Refused(line, Wrong, images, "truncated: its header promises 1568000 values, found 1567999", "fetch the file again");
        Assert.AreEqual(before, SmallRun.Content(run.Out));
    }

    [TestMethod]
    public void A_damaged_checkpoint_falls_back_to_the_one_before_and_two_damaged_ones_are_refused()
    {
        using var run = new SmallRun();
        Assert.AreEqual(0, CommandLine.Run(run.Train(run.Out)).Code);
        string figures = SmallRun.Figures(run.Out);
        string newest = Path.Combine(run.Out, "checkpoint.larmor");
        Flip(newest);
        (int code, string output, _) = CommandLine.Run("inspect " + run.Out);
        Assert.AreEqual(0, code);
        StringAssert.Contains(output, "is damaged: its checksum is");
        StringAssert.Contains(output, ".previous: whole");
        (code, _, string error) = CommandLine.Run(run.Train(run.Out) + " --resume");
        Assert.AreEqual(0, code, error);
        StringAssert.Contains(error, "is damaged: its checksum is");
        StringAssert.Contains(error, ": going on from the one before it");
        Assert.AreEqual(figures, SmallRun.Figures(run.Out));
        Flip(newest);
        Flip(newest + ".previous");
        string before = SmallRun.Content(run.Out);
        string[] words = [newest, "is damaged: its checksum is", "start again without --resume"];
        CommandLine.Refused("inspect " + run.Out, Wrong, words);
        CommandLine.Refused($"evaluate {run.Experiment} --from {run.Out}", Wrong, words);
        CommandLine.Refused(run.Train(run.Out) + " --resume", Wrong, words);
        Assert.AreEqual(before, SmallRun.Content(run.Out));
    }

    [TestMethod]
    public void A_checkpoint_of_another_network_or_of_other_seeds_is_refused_and_stays()
    {
        using var run = new SmallRun();
        Assert.AreEqual(0, CommandLine.Run(run.Train(run.Out)).Code);
        string before = SmallRun.Content(run.Out);
        string other = run.With("[40]", "[41]");
        CommandLine.Refused($"train {other} --out {run.Out} --resume", Wrong, "is of experiment 'small' with configuration", "another --out");
        CommandLine.Refused($"evaluate {other} --from {run.Out}", Wrong, "is of experiment 'small' with configuration");
        CommandLine.Refused(run.Train(run.Out) + " --seed 5 --resume", Wrong, "is of seeds 1", "this run has 5: use the same --seed");
        Assert.AreEqual(before, SmallRun.Content(run.Out));
        Assert.AreEqual(0, CommandLine.Run(run.Train(run.Out) + " --seed 1 2 --resume").Code, "more seeds may follow");
        CommandLine.Refused(run.Train(run.Out) + " --seed 1 7 --resume", Wrong, "is of seeds 1 2 and has come to number 2; this run has 1 7");
    }

    [TestMethod]
    [DataRow("checkpoint.larmor", "checkpoint")]
    [DataRow("small.json", "result")]
    public void A_full_disk_is_one_line_and_leaves_what_was_there(string name, string what)
    {
        if (!File.Exists("/dev/full"))
        {
            Assert.Inconclusive("this system has no /dev/full to stand for a full disk");
        }

        using var run = new SmallRun();
        Assert.AreEqual(0, CommandLine.Run(run.Train(run.Out)).Code);
        string path = Path.Combine(run.Out, name);
        byte[] before = File.ReadAllBytes(path);

        // Whole files are written beside their place first; there, every byte now meets "no space left on device".
        File.CreateSymbolicLink(path + ".tmp", "/dev/full");
        CommandLine.Refused(
            $"train {run.Experiment} --threads 1 --out {run.Out} --seed 2" + (what == "result" ? " --checkpoint-seconds 0" : ""),
            Wrong, $"{what} '{path}' cannot be written", "No space left on device", "free space", "unchanged");
        CollectionAssert.AreEqual(before, File.ReadAllBytes(path));
        Assert.IsFalse(File.Exists(path + ".tmp"));
    }

    private static void Flip(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private static void WriteIdx(string path, int[] dimensions, byte[] values)
    {
        byte[] header = new byte[4 + (4 * dimensions.Length)];
        header[2] = 8;
        header[3] = (byte)dimensions.Length;
        for (int i = 0; i < dimensions.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + (4 * i)), dimensions[i]);
        }

        File.WriteAllBytes(path, [.. header, .. values]);
    }
}
