using System.Buffers.Binary;
using System.Text;

namespace Larmor.Data.Tests;

/// <summary>Wav files and STL-10's binary form, on small files made here; recordings of the real set when it is there.</summary>
[TestClass]
public sealed class SoundAndStlTests
{
    [TestMethod]
    public void A_stereo_wav_with_a_foreign_chunk_is_read_by_channel()
    {
        byte[] list = [.. Chunk("LIST", [1, 2, 3]), 0];
        byte[] file = Wav([.. Format(1, 2, 16), .. list, .. Chunk("data", [0, 0x40, 0, 0xC0, 1, 0, 0xFF, 0x7F])]);
        Sound[] sounds = WavReader.Parse("x.wav", file);
        Assert.HasCount(2, sounds);
        Assert.AreEqual(8000, sounds[0].SampleRateHertz);
        CollectionAssert.AreEqual(new[] { 0.5f, 1f / 32768 }, sounds[0].Samples);
        CollectionAssert.AreEqual(new[] { -0.5f, 32767f / 32768 }, sounds[1].Samples);
    }

    [TestMethod]
    public void A_wav_that_cannot_be_read_is_refused_with_what_was_found()
    {
        StringAssert.Contains(Refusal([1, 2, 3]), "RIFF");
        StringAssert.Contains(Refusal(Wav([.. Format(3, 1, 32), .. Chunk("data", [0, 0])])), "format 3, 32 bits");
        StringAssert.Contains(Refusal(Wav([.. Format(1, 1, 16), .. Chunk("data", new byte[8]).AsSpan(0, 12)])), "truncated");
        StringAssert.Contains(Refusal(Wav(Format(1, 1, 16))), "no 'data' chunk");
        StringAssert.Contains(Refusal(Wav(Chunk("data", [0, 0]))), "no 'fmt ' chunk");
    }

    [TestMethod]
    public void An_stl_image_is_turned_from_columns_to_rows_and_labels_begin_at_0()
    {
        using var folder = new TemporaryFolder();
        byte[] images = new byte[2 * 27648];
        images[27648 + 9216 + (5 * 96) + 7] = 255;
        string imagePath = Path.Combine(folder.Path, "train_X.bin");
        string labelPath = Path.Combine(folder.Path, "train_y.bin");
        File.WriteAllBytes(imagePath, images);
        File.WriteAllBytes(labelPath, [1, 10]);
        SampleSet set = StlReader.Read("stl10 train", imagePath, labelPath);
        CollectionAssert.AreEqual(new byte[] { 0, 9 }, set.Labels);
        var sample = new float[set.InputCount];
        set.Read(1, sample);
        Assert.AreEqual(9216 + (7 * 96) + 5, Array.IndexOf(sample, 1f));
        File.WriteAllBytes(labelPath, [1, 11]);
        StringAssert.Contains(
            Assert.ThrowsExactly<DataException>(() => StlReader.Read("stl10 train", imagePath, labelPath)).Message, "label 1 is 11");
        File.WriteAllBytes(imagePath, images[..^1]);
        StringAssert.Contains(
            Assert.ThrowsExactly<DataException>(() => StlReader.Read("stl10 train", imagePath, null)).Message, "has 55295 bytes");
    }

    [TestMethod]
    public void The_spoken_digits_are_3000_recordings_of_six_speakers()
    {
        if (!DataDirectories.Roots().Any(root => Directory.Exists(Path.Combine(root, SpokenDigits.Name, "recordings"))))
        {
            Assert.Inconclusive("fsdd is not here");
        }

        IReadOnlyList<SpokenDigit> recordings = SpokenDigits.Load();
        Assert.HasCount(3000, recordings);
        Assert.AreEqual(300, recordings.Count(r => r.IsTest));
        Assert.AreEqual(6, recordings.Select(r => r.Speaker).Distinct().Count());
        SpokenDigit first = recordings.Single(r => r is { Digit: 0, Speaker: "jackson", Index: 0 });
        Assert.HasCount(5148, first.Sound.Samples);
        Assert.AreEqual(8000, first.Sound.SampleRateHertz);
    }

    private static string Refusal(byte[] content) =>
        Assert.ThrowsExactly<DataException>(() => WavReader.Parse("x.wav", content)).Message;

    private static byte[] Wav(byte[] chunks) => [.. "RIFF"u8, .. Four((uint)chunks.Length + 4), .. "WAVE"u8, .. chunks];

    private static byte[] Chunk(string id, byte[] content) => [.. Encoding.ASCII.GetBytes(id), .. Four((uint)content.Length), .. content];

    private static byte[] Format(ushort kind, ushort channels, ushort bits) => Chunk(
        "fmt ", [.. Two(kind), .. Two(channels), .. Four(8000), .. Four(16000), .. Two(2), .. Two(bits)]);

    private static byte[] Two(ushort value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Four(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }
}
