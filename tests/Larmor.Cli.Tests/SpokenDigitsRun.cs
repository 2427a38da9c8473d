using System.Buffers.Binary;

namespace Larmor.Cli.Tests;

/// <summary>Spoken digits through the command, on tones of a tenth of a second made here.</summary>
[TestClass]
[DoNotParallelize]
public sealed class SpokenDigitsRun
{
    [TestMethod]
    public void A_run_reports_its_own_and_the_published_read_out_on_every_split()
    {
        using var folder = new TemporaryFolder();
        string recordings = Path.Combine(folder.At("fsdd"), "recordings");
        Directory.CreateDirectory(recordings);
        for (int i = 0; i < 40; i++)
        {
            int take = i % 2 == 0 ? 0 : 7;
            string name = $"{i / 4}_{(i % 4 < 2 ? "ann" : "bob")}_{take}.wav";
            File.WriteAllBytes(Path.Combine(recordings, name), Tone(200 + (60 * (i / 4)) + (10 * (i % 4))));
        }

        string experiment = folder.At("small.json");
        File.WriteAllText(experiment, """
            {"name": "small", "data": "fsdd", "layers": [12, 12], "epochs": 2, "batch": 8, "seeds": [1],
             "spokenDigits": {"learner": {"unitCount": 12, "largestFrameCount": 32}, "stopGoodnessRatio": 0.001, "randomSplit": true,
             "meanStates": true}, "readout": {"epochCount": 3, "batchCount": 1}}
            """);
        (int code, string output, string error) = CommandLine.Run($"train {experiment} --data {folder.At("")} --threads 1 --out {folder.At("out")}");
        Assert.AreEqual(0, code, error);
        foreach (string figure in (string[])
            ["accuracy", "accuracy_published_readout", "untrained_accuracy_published_readout", "accuracy_published_readout_stopped", "accuracy_stopped", "accuracy_standard_split", "accuracy_leave_one_speaker_out"])
        {
            StringAssert.Contains(output, figure);
        }
    }

    private static byte[] Tone(int hertz)
    {
        var file = new byte[44 + 1600];
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        int[] format = [16, 0x10001, 8000, 16000, 0x100002];
        for (int i = 0; i < format.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16 + (4 * i)), format[i]);
        }

        "data"u8.CopyTo(file.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), 1600);
        for (int n = 0; n < 800; n++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(44 + (2 * n)), (short)(8000 * Math.Sin(2 * Math.PI * hertz * n / 8000)));
        }

        return file;
    }
}
