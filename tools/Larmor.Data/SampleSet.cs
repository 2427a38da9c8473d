using System.Globalization;

namespace Larmor.Data;

/// <summary>Labelled samples of one shape, kept in memory as they came: bytes (0 .. <see cref="MaximumValue"/>) or floats.</summary>
/// <remarks>
/// One sample is <c>Channels · Height · Width</c> values, plane after plane, row major. It is read normalised to [0, 1]: a byte
/// v gives <c>v · (1 / MaximumValue)</c>, a float comes back as it is. Reading allocates nothing.
/// </remarks>
public sealed class SampleSet
{
    private readonly byte[]? _bytes;
    private readonly float[]? _floats;
    private readonly float _scale;

    private SampleSet(string name, byte[]? bytes, float[]? floats, float maximumValue, byte[] labels, SampleShape shape, int classCount)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(shape);
        SampleChecks.Shape(name, shape, classCount);
        SampleChecks.Length(name, bytes?.Length ?? floats!.Length, labels.Length, shape);
        SampleChecks.Labels(name, labels, classCount);
        Name = name;
        Shape = shape;
        Labels = labels;
        ClassCount = classCount;
        MaximumValue = maximumValue;
        _bytes = bytes;
        _floats = floats;
        _scale = 1f / maximumValue;
    }

    /// <summary>Where the samples come from: "mnist train", or the file; the first word of every message about them.</summary>
    public string Name { get; }

    /// <summary>Width, height and channel count of one sample.</summary>
    public SampleShape Shape { get; }

    /// <summary>Number of samples.</summary>
    public int Count => Labels.Length;

    /// <summary>Values in one sample: <c>Width · Height · Channels</c>.</summary>
    public int InputCount => Shape.InputCount;

    /// <summary>Values in one row of one channel.</summary>
    public int Width => Shape.Width;

    /// <summary>Rows of one channel.</summary>
    public int Height => Shape.Height;

    /// <summary>Planes of one sample: 1 for grey, 3 for red, green, blue.</summary>
    public int Channels => Shape.Channels;

    /// <summary>The class of each sample, shape [Count], each below <see cref="ClassCount"/>. Owned by the set: read only.</summary>
    public byte[] Labels { get; }

    /// <summary>Number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>The stored value that reads as 1: 255 or 16 for bytes, 1 for floats.</summary>
    public float MaximumValue { get; }

    /// <summary>Bytes that values and labels occupy in memory.</summary>
    public long StoredBytes => (_bytes?.LongLength ?? 0) + (sizeof(float) * (_floats?.LongLength ?? 0)) + Labels.LongLength;

    /// <summary>Takes byte values over; the arrays are not copied.</summary>
    /// <param name="name">Set or file, for messages.</param>
    /// <param name="values">Shape [labels.Length, InputCount], each 0 .. maximumValue.</param>
    /// <param name="labels">Shape [Count], each below classCount.</param>
    /// <param name="shape">Shape of one sample.</param>
    /// <param name="classCount">Number of classes, 1 .. 256.</param>
    /// <param name="maximumValue">The byte that reads as 1.</param>
    /// <returns>The set.</returns>
    /// <exception cref="DataException">A length, a label or a value does not fit; the message names index, value and limit.</exception>
    public static SampleSet FromBytes(
        string name, byte[] values, byte[] labels, SampleShape shape, int classCount, byte maximumValue = 255)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfZero(maximumValue);
        var set = new SampleSet(name, values, null, maximumValue, labels, shape, classCount);
        SampleChecks.Values(name, values, maximumValue, shape.InputCount);
        return set;
    }

    /// <summary>Takes float values over; the array is not copied.</summary>
    /// <param name="name">Set or file, for messages.</param>
    /// <param name="values">Shape [labels.Length, InputCount], finite, dimensionless, already scaled as the learner wants them.</param>
    /// <param name="labels">Shape [Count], each below classCount.</param>
    /// <param name="shape">Shape of one sample.</param>
    /// <param name="classCount">Number of classes, 1 .. 256.</param>
    /// <returns>The set.</returns>
    /// <exception cref="DataException">A length or a label does not fit, or a value is NaN or infinite; the message names the index.</exception>
    public static SampleSet FromFloats(string name, float[] values, byte[] labels, SampleShape shape, int classCount)
    {
        ArgumentNullException.ThrowIfNull(values);
        var set = new SampleSet(name, null, values, 1f, labels, shape, classCount);
        SampleChecks.Finite(name, values, shape.InputCount);
        return set;
    }

    /// <summary>Reads one sample, normalised to [0, 1].</summary>
    /// <param name="index">0 .. Count - 1.</param>
    /// <param name="destination">Shape [InputCount].</param>
    /// <remarks>Allocates nothing.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">There is no sample of that index.</exception>
    /// <exception cref="ArgumentException">The destination has another length; the message has both.</exception>
    public void Read(int index, Span<float> destination)
    {
        if ((uint)index >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(index), $"{Name} has no sample {index}: its {Count} samples are 0 to {Count - 1}");
        }

        int length = InputCount;
        if (destination.Length != length)
        {
            throw new ArgumentException(
                $"{Name}: a sample has {length} values; the destination has {destination.Length}: pass InputCount", nameof(destination));
        }

        CopyValues((long)index * length, destination);
    }

    /// <summary>Reads a mini-batch, one sample after the other, normalised to [0, 1].</summary>
    /// <param name="indices">Samples in the order wanted; one may come twice.</param>
    /// <param name="destination">Shape [indices.Length, InputCount].</param>
    /// <remarks>Allocates nothing.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">There is no sample of an index.</exception>
    /// <exception cref="ArgumentException">The destination has another length; the message has both.</exception>
    public void Read(ReadOnlySpan<int> indices, Span<float> destination)
    {
        long needed = (long)indices.Length * InputCount;
        if (destination.Length != needed)
        {
            throw new ArgumentException(
                $"{Name}: {indices.Length} samples have {needed} values; the destination has {destination.Length}", nameof(destination));
        }

        for (int item = 0; item < indices.Length; item++)
        {
            Read(indices[item], destination.Slice(item * InputCount, InputCount));
        }
    }

    /// <summary>All samples, normalised, as one array.</summary>
    /// <returns>Shape [Count, InputCount], a new array.</returns>
    /// <exception cref="DataException">The set has more values than one array can hold.</exception>
    public float[] ToFloats()
    {
        long needed = (long)Count * InputCount;
        if (needed > Array.MaxLength)
        {
            throw new DataException($"{Name}: {needed} values do not fit one array of {Array.MaxLength}: read it in batches");
        }

        float[] values = new float[needed];
        CopyValues(0, values);
        return values;
    }

    /// <summary>How many samples each class has.</summary>
    /// <returns>Shape [ClassCount], a new array.</returns>
    public int[] ClassCounts()
    {
        int[] counts = new int[ClassCount];
        foreach (byte label in Labels)
        {
            counts[label]++;
        }

        return counts;
    }

    /// <summary>A set of some of the samples, in the order given; values are copied.</summary>
    /// <param name="indices">Samples wanted; one may come twice.</param>
    /// <returns>A set that stores its values in the same form.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no sample of an index.</exception>
    public SampleSet Subset(int[] indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        int length = InputCount;
        byte[] labels = new byte[indices.Length];
        byte[]? bytes = _bytes is null ? null : new byte[checked(indices.Length * length)];
        float[]? floats = _floats is null ? null : new float[checked(indices.Length * length)];
        for (int item = 0; item < indices.Length; item++)
        {
            int index = indices[item];
            if ((uint)index >= (uint)Count)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(indices), $"{Name} has no sample {index}: its {Count} samples are 0 to {Count - 1}");
            }

            labels[item] = Labels[index];
            _bytes?.AsSpan(index * length, length).CopyTo(bytes.AsSpan(item * length, length));
            _floats?.AsSpan(index * length, length).CopyTo(floats.AsSpan(item * length, length));
        }

        string name = string.Create(CultureInfo.InvariantCulture, $"{Name} ({indices.Length} of {Count})");
        return new SampleSet(name, bytes, floats, MaximumValue, labels, Shape, ClassCount);
    }

    /// <summary>Picks a fraction of the samples, every class in proportion; the counts add up exactly.</summary>
    /// <param name="fraction">Share wanted, above 0 and up to 1: 0.01 of 60,000 gives 600.</param>
    /// <param name="seed">Equal seeds pick equal samples, on every machine and .NET version.</param>
    /// <returns>round(fraction · Count) indices, rising.</returns>
    public int[] StratifiedFraction(double fraction, ulong seed) => StratifiedSelection.Fraction(this, fraction, seed);

    /// <summary>Picks the same number of samples of every class.</summary>
    /// <param name="perClassCount">Samples wanted of each class, at least 1.</param>
    /// <param name="seed">Equal seeds pick equal samples, on every machine and .NET version.</param>
    /// <returns>ClassCount · perClassCount indices, rising.</returns>
    /// <exception cref="DataException">A class has fewer samples; the message names it.</exception>
    public int[] StratifiedPerClass(int perClassCount, ulong seed) => StratifiedSelection.PerClass(this, perClassCount, seed);

    /// <summary>Parts the samples in two, every class in proportion; nothing is lost and nothing is in both.</summary>
    /// <param name="validationFraction">Share of the second part, above 0 and below 1.</param>
    /// <param name="seed">Equal seeds part equally, on every machine and .NET version.</param>
    /// <returns>Rising indices of the training and of the validation part.</returns>
    public (int[] Train, int[] Validation) Split(double validationFraction, ulong seed) =>
        StratifiedSelection.Split(this, validationFraction, seed);

    private void CopyValues(long first, Span<float> destination)
    {
        if (_floats is not null)
        {
            _floats.AsSpan((int)first, destination.Length).CopyTo(destination);
            return;
        }

        ReadOnlySpan<byte> source = _bytes.AsSpan((int)first, destination.Length);
        float scale = _scale;
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = source[i] * scale;
        }
    }
}
