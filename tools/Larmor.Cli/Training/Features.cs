using Larmor.Data;
using Larmor.Models;

namespace Larmor.Cli.Training;

/// <summary>A network's answers to a whole set, computed once and used by every read-out.</summary>
public sealed class Features
{
    private Features(float[] values, int[] labels, int width)
    {
        Values = values;
        Labels = labels;
        Width = width;
    }

    /// <summary>Takes features over that were computed elsewhere.</summary>
    /// <param name="values">Shape [labels.Length, width].</param>
    /// <param name="labels">Class of each row.</param>
    /// <param name="width">Length of a row.</param>
    public static Features From(float[] values, int[] labels, int width) => new(values, labels, width);

    /// <summary>Shape [Count, Width].</summary>
    public float[] Values { get; }

    /// <summary>Class of each row.</summary>
    public int[] Labels { get; }

    /// <summary>Outputs of the network.</summary>
    public int Width { get; }

    /// <summary>Number of samples.</summary>
    public int Count => Labels.Length;

    /// <summary>One row.</summary>
    public ReadOnlySpan<float> Row(int index) => Values.AsSpan(index * Width, Width);

    /// <summary>Runs the whole set through the model, without learning.</summary>
    /// <exception cref="DataException">More answers than an array can hold.</exception>
    /// <exception cref="OperationCanceledException">Cancelled between two batches.</exception>
    public static Features Of(IModel model, SampleSet samples, int batch, CancellationToken cancellation = default) =>
        Of([model], samples, batch, cancellation);

    /// <summary>Runs the whole set through several models of one width, without learning: all rows of the first, then of the next.</summary>
    /// <exception cref="DataException">More answers than an array can hold.</exception>
    /// <exception cref="OperationCanceledException">Cancelled between two batches.</exception>
    public static Features Of(IModel[] models, SampleSet samples, int batch, CancellationToken cancellation = default)
    {
        int width = models[0].OutputCount;
        long size = (long)models.Length * samples.Count * width;
        if (size > Array.MaxLength)
        {
            throw new DataException(
                $"{samples.Name}: {models.Length * samples.Count} samples x {width} outputs are {size} values; the limit is "
                + $"{Array.MaxLength}: make the last layer smaller");
        }

        var values = new float[size];
        var labels = new int[models.Length * samples.Count];
        for (int m = 0; m < models.Length; m++)
        {
            Fill(models[m], samples, batch, values.AsSpan(m * samples.Count * width), labels.AsSpan(m * samples.Count), cancellation);
        }

        return new Features(values, labels, width);
    }

    private static void Fill(
        IModel model, SampleSet samples, int batch, Span<float> values, Span<int> labels, CancellationToken cancellation)
    {
        int width = model.OutputCount;
        var inputs = new float[batch * samples.InputCount];
        var indices = new int[batch];
        for (int first = 0; first < samples.Count; first += batch)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(batch, samples.Count - first);
            for (int k = 0; k < count; k++)
            {
                indices[k] = first + k;
                labels[first + k] = samples.Labels[first + k];
            }

            Span<float> block = inputs.AsSpan(0, count * samples.InputCount);
            samples.Read(indices.AsSpan(0, count), block);
            model.Infer(block, count, values.Slice(first * width, count * width));
        }
    }
}
