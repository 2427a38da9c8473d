namespace Larmor.Data.Tests;

[TestClass]
public sealed class CifarReaderTests
{
    [TestMethod]
    public void Records_come_back_plane_after_plane_plain_and_packed()
    {
        RealData.RequireXz();
        using var folder = new TemporaryFolder();
        byte[] content = Batch(5);
        string plain = folder.Write("batch.bin", content);
        string packed = Pack(folder, content);

        foreach (string path in new[] { plain, packed })
        {
            SampleSet set = CifarReader.Read("cifar", [path, plain], 10, recordsPerBatch: 5);

            Assert.AreEqual(10, set.Count);
            CollectionAssert.AreEqual(new byte[] { 0, 1, 2, 3, 4, 0, 1, 2, 3, 4 }, set.Labels);
            float[] read = new float[3072];
            set.Read(3, read);
            for (int value = 0; value < read.Length; value++)
            {
                Assert.AreEqual(content[(3 * 3073) + 1 + value] / 255f, read[value], 1e-6f);
            }
        }
    }

    [TestMethod]
    public void Truncated_and_overlong_batches_are_named_with_expected_and_found()
    {
        Refused(Batch(5)[..^1], false, "truncated", "expected 15365 bytes", "found 15364");
        Refused([.. Batch(5), 1], false, "too long", "expected 15365 bytes", "found more");
        Refused([], false, "found 0");
        RealData.RequireXz();
        Refused(Batch(5)[..^1], true, "truncated", "found 15364");
        Refused([.. Batch(5), 1], true, "too long");
    }

    [TestMethod]
    public void A_label_beyond_nine_is_named_with_index_value_and_limit()
    {
        byte[] content = Batch(5);
        content[2 * 3073] = 10;
        Refused(content, false, "label 2 is 10", "limit is 9");
    }

    [TestMethod]
    public void A_damaged_xz_is_named_with_what_xz_said()
    {
        RealData.RequireXz();
        using var folder = new TemporaryFolder();
        string path = Pack(folder, Batch(5));
        byte[] packed = File.ReadAllBytes(path);
        string cut = folder.Write("cut.xz", packed[..(packed.Length / 2)]);
        Says.All(Assert.ThrowsExactly<DataException>(() => CifarReader.Read("cifar", [cut], 10, 5)), cut, "xz refused it", "end");
    }

    [TestMethod]
    public void Without_the_xz_command_the_message_says_how_to_get_it()
    {
        DataException refusal = Assert.ThrowsExactly<DataException>(
            () => XzCommand.Unpack("batch.bin.xz", content => 0, command: "no-such-xz-command"));
        Says.All(refusal, "batch.bin.xz", "apt install xz-utils", "by hand");
    }

    [TestMethod]
    public void A_command_that_complains_at_length_does_not_hang()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("needs a POSIX shell");
            return;
        }

        using var folder = new TemporaryFolder();
        string noisy = folder.Write("noisy", "#!/bin/sh\nhead -c 1000000 /dev/zero >&2\nhead -c 1000000 /dev/zero\nexit 3\n"u8.ToArray());
        File.SetUnixFileMode(noisy, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        DataException refusal = Assert.ThrowsExactly<DataException>(() => XzCommand.Unpack("file.xz", content => 0, noisy));
        StringAssert.Contains(refusal.Message, "exit code 3", StringComparison.Ordinal);
    }

    private static byte[] Batch(int count)
    {
        byte[] content = IdxBytes.Bytes(count * 3073, 31);
        for (int record = 0; record < count; record++)
        {
            content[record * 3073] = (byte)(record % 10);
        }

        return content;
    }

    private static string Pack(TemporaryFolder folder, byte[] content)
    {
        string path = folder.Write($"{Guid.NewGuid():N}.bin", content);
        using var xz = System.Diagnostics.Process.Start("xz", ["--keep", path]);
        xz.WaitForExit();
        return path + ".xz";
    }

    private static void Refused(byte[] content, bool packed, params string[] words)
    {
        using var folder = new TemporaryFolder();
        string path = packed ? Pack(folder, content) : folder.Write("batch.bin", content);
        Says.All(Assert.ThrowsExactly<DataException>(() => CifarReader.Read("cifar", [path], 10, 5)), [path, .. words]);
    }
}
