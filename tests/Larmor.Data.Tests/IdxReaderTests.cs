namespace Larmor.Data.Tests;

[TestClass]
public sealed class IdxReaderTests
{
    private static readonly byte[] Images = IdxBytes.Of([3, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    private static readonly byte[] Labels = IdxBytes.Of([3], [0, 1, 9]);

    [TestMethod]
    public void Any_shape_comes_back_as_it_was_written_plain_and_packed()
    {
        using var folder = new TemporaryFolder();
        var generator = new SplitMix64(20);
        for (int round = 0; round < 200; round++)
        {
            int[] dimensions = new int[1 + generator.Next(4)];
            for (int i = 0; i < dimensions.Length; i++)
            {
                dimensions[i] = 1 + generator.Next(9);
            }

            byte[] values = IdxBytes.Bytes(dimensions.Aggregate((a, b) => a * b), generator.Next());
            byte[] content = IdxBytes.Of(dimensions, values);
            string path = folder.Write($"{round}", round % 2 == 0 ? content : IdxBytes.Gzip(content));

            IdxData read = IdxReader.Read(path, dimensions.Length);

            CollectionAssert.AreEqual(dimensions, read.Dimensions);
            CollectionAssert.AreEqual(values, read.Values);
        }
    }

    [TestMethod]
    public void A_truncated_file_is_named_with_expected_and_found() =>
        Refused(Images[..^5], 3, "truncated", "promises 12 values", "found 7");

    [TestMethod]
    public void A_packed_file_with_a_short_payload_is_named_with_expected_and_found() =>
        Refused(IdxBytes.Gzip(Images[..^5]), 3, "truncated", "promises 12 values", "found 7");

    [TestMethod]
    public void A_packed_file_cut_at_any_byte_is_refused()
    {
        byte[] packed = IdxBytes.Gzip(IdxBytes.Of([50, 4, 4], IdxBytes.Bytes(800, 3)));
        // The last eight bytes are gzip's own checksum and length: everything is there without them.
        for (int length = 0; length < packed.Length - 8; length += 7)
        {
            Refused(packed[..length], 3, "fetch the file again");
        }
    }

    [TestMethod]
    public void An_empty_file_is_refused() => Refused([], 1, "ends within its header", "expected 8 bytes, found 0");

    [TestMethod]
    public void A_file_that_ends_in_its_header_is_refused() => Refused(Images[..9], 3, "expected 16 bytes, found 9");

    [TestMethod]
    public void Labels_given_as_images_are_refused_with_both_magic_numbers() =>
        Refused(Labels, 3, "magic number 2049", "expected 2051", "another file");

    [TestMethod]
    public void Another_element_type_is_refused() => Refused(IdxBytes.Of([3], [0, 1, 9], type: 0x0D), 1, "magic number 3329", "expected 2049");

    [TestMethod]
    public void Trailing_bytes_are_refused_plain_and_packed()
    {
        Refused([.. Labels, 7], 1, "goes on after the 3 values");
        Refused(IdxBytes.Gzip([.. Labels, 7]), 1, "goes on after the 3 values");
    }

    [TestMethod]
    public void A_flipped_byte_in_a_packed_file_is_refused()
    {
        byte[] packed = IdxBytes.Gzip(IdxBytes.Of([400], IdxBytes.Bytes(400, 5)));
        for (int position = 12; position < packed.Length - 8; position += 13)
        {
            byte[] damaged = [.. packed];
            damaged[position] ^= 0x10;
            Refused(damaged, 1, "fetch the file again");
        }
    }

    [TestMethod]
    public void A_header_that_promises_gigabytes_is_refused_before_they_are_allocated()
    {
        byte[] content = IdxBytes.Of([40_000, 200, 200], [1]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Refused(content, 3, "truncated", "1600000000");
        Assert.IsLessThan(10_000_000, GC.GetAllocatedBytesForCurrentThread() - before);
        Refused(IdxBytes.Of([int.MaxValue, 1000, 1000], [1]), 3, "dimension");
        Refused(IdxBytes.Of([-1], [1]), 1, "dimension 0 is -1");
        Refused(IdxBytes.Of([0], []), 1, "dimension 0 is 0");
    }

    [TestMethod]
    public void A_label_beyond_the_classes_is_named_with_file_index_value_and_limit() =>
        SetRefused(Images, IdxBytes.Of([3], [0, 12, 9]), "labels", "label 1 is 12", "the limit is 9");

    [TestMethod]
    public void As_many_labels_as_images_are_required() =>
        SetRefused(Images, IdxBytes.Of([2], [0, 1]), "2 labels for the 3 images");

    [TestMethod]
    public void Images_of_another_size_are_refused_with_both_sizes() =>
        SetRefused(Images, Labels, "images of 2x2x1", "expected 28x28x1");

    private static void SetRefused(byte[] images, byte[] labels, params string[] words)
    {
        using var folder = new TemporaryFolder();
        string imagePath = folder.Write("images", images);
        string labelPath = folder.Write("labels", labels);
        SampleShape? shape = words[0].Contains("2x2x1", StringComparison.Ordinal) ? new SampleShape(28, 28) : null;
        DataException refusal = Assert.ThrowsExactly<DataException>(() => IdxSet.Load("set", imagePath, labelPath, 10, shape));
        Says.All(refusal, words);
    }

    private static void Refused(byte[] content, int dimensionCount, params string[] words)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("file", content);
        DataException refusal = Assert.ThrowsExactly<DataException>(() => IdxReader.Read(path, dimensionCount));
        Says.All(refusal, [path, .. words]);
    }
}
