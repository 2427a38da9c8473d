using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Conformance;

/// <summary>A tile with seeded weights and the double arithmetic it is compared with.</summary>
public sealed class TileRig
{
    private readonly IChip _chip;

    /// <summary>Allocates a tile and programs it inside its range.</summary>
    public TileRig(IChip chip, int inputCount, int outputCount, int batchCapacity, ulong seed)
    {
        _chip = chip;
        Tile = chip.AllocateTile(inputCount, outputCount, batchCapacity);
        InputCount = inputCount;
        OutputCount = outputCount;
        Amplitude = 0.5f * MathF.Min(1f, Tile.Weights.Format.Maximum);
        Target = new Draw(seed).Values(inputCount * outputCount, Amplitude);
        Tile.Weights.Program(0, outputCount, Target);
    }

    /// <summary>The tile.</summary>
    public ITile Tile { get; }

    /// <summary>Declared accuracy.</summary>
    public ChipAccuracy Accuracy => _chip.Info.Accuracy;

    /// <summary>Inputs.</summary>
    public int InputCount { get; }

    /// <summary>Outputs.</summary>
    public int OutputCount { get; }

    /// <summary>Half of the range, at most 1/2.</summary>
    public float Amplitude { get; }

    /// <summary>What was programmed.</summary>
    public float[] Target { get; }

    /// <summary>All weights as the tile reads them.</summary>
    public float[] Read()
    {
        var weights = new float[InputCount * OutputCount];
        Tile.Weights.Read(0, OutputCount, weights);
        return weights;
    }

    /// <summary>Compares products with sums in double over the weights that the tile reads: they are what it multiplies by.</summary>
    public void ProductsHold(float[] weights, float[] inputs, int count, float[] outputs)
    {
        for (int k = 0; k < count; k++)
        {
            for (int j = 0; j < OutputCount; j++)
            {
                Line line = LineOf(weights, inputs, k, j);
                double limit = (6 * line.Sigma) + line.Rounding;
                Assert.AreEqual(
                    line.Sum, outputs[(k * OutputCount) + j], limit, $"{InputCount} x {OutputCount}, vector {k} of {count}, output {j}");
            }
        }
    }

    /// <summary>Output <paramref name="j"/> of vector <paramref name="k"/> in double.</summary>
    public Line LineOf(float[] weights, float[] inputs, int k, int j)
    {
        double largestInput = 0;
        double largestOutput = 0;
        double weightSquares = 0;
        double sum = 0;
        double squares = 0;
        double size = 0;
        for (int other = 0; other < OutputCount; other++)
        {
            double output = 0;
            for (int i = 0; i < InputCount; i++)
            {
                double input = inputs[(k * InputCount) + i];
                double weight = weights[(other * InputCount) + i];
                output += input * weight;
                if (other == j)
                {
                    largestInput = Math.Max(largestInput, Math.Abs(input));
                    weightSquares += weight * weight;
                    squares += input * input * weight * weight;
                    size += Math.Abs(input * weight);
                }
            }

            sum = other == j ? output : sum;
            largestOutput = Math.Max(largestOutput, Math.Abs(output));
        }

        double sigma = Deviation(Accuracy, Math.Sqrt(squares), Math.Sqrt(weightSquares), largestInput, largestOutput);
        return new Line(sum, Math.Sqrt(squares), (InputCount + 8) * 6e-8 * size, sigma);
    }

    /// <summary>Declared deviation of one output: noise of its products, of its inputs and of its own way out.</summary>
    /// <remarks>The largest output, which the last is relative to, is itself off by the others: 6 of their deviations are allowed for.</remarks>
    public static double Deviation(ChipAccuracy accuracy, double root, double weightRoot, double largestInput, double largestOutput)
    {
        double products = accuracy.MultiplySigma * root;
        double input = accuracy.InputSigma * largestInput * weightRoot;
        double before = Math.Sqrt((products * products) + (input * input));
        double output = accuracy.OutputSigma * (largestOutput + (accuracy.OutputSigma > 0 ? 6 * before : 0));
        return Math.Sqrt((before * before) + (output * output));
    }

    /// <summary>The changes from <paramref name="before"/> to now are <paramref name="expected"/>, one by one and in expectation.</summary>
    /// <param name="before">Weights before.</param>
    /// <param name="expected">Change of each weight, in units of weight.</param>
    /// <param name="updateCount">Updates that made the change: their errors add up.</param>
    /// <param name="what">Begins the message.</param>
    public void ChangesHold(float[] before, double[] expected, int updateCount, string what)
    {
        float[] after = Read();
        var errors = new Expectation(Accuracy);
        for (int place = 0; place < before.Length; place++)
        {
            double gain = Accuracy.GainSigma * Math.Abs(expected[place]);
            double update = Accuracy.UpdateSigma * Math.Sqrt(updateCount);
            double rounding = 1e-6 * updateCount * (Math.Abs(before[place]) + Math.Abs(expected[place]) + 1e-3);

            // A cell's gain scales noise and rounding too.
            double limit = (6 * update * (1 + (4 * Accuracy.GainSigma))) + (6 * gain) + rounding;
            errors.Take(
                expected[place], (double)after[place] - before[place], Math.Sqrt((update * update) + (gain * gain)), limit);
        }

        errors.SinglesHold(what);
        errors.SlopeIsOne(what, 5);
    }

    /// <summary>One output in double.</summary>
    /// <param name="Sum">The sum of its products.</param>
    /// <param name="Root">The root of their summed squares: what declared noise is relative to.</param>
    /// <param name="Rounding">How far float arithmetic may be off, in any order of summation.</param>
    /// <param name="Sigma">Declared deviation.</param>
    public readonly record struct Line(double Sum, double Root, double Rounding, double Sigma);
}
