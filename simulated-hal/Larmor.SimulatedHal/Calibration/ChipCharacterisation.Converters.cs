using System;
using Larmor.Kernels;

namespace Larmor.SimulatedHal;

/// <content>What products tell: read noise, converters, noise of the inputs.</content>
public sealed partial class ChipCharacterisation
{
    /// <summary>One input at 1: variances of the outputs over their weights, and what all outputs share.</summary>
    private void MeasureOutputs()
    {
        float[] weights = ProgramSpread();
        var input = new float[InputCount];
        var output = new float[OutputCount];
        var sums = new double[OutputCount];
        var squares = new double[OutputCount];
        int row = 3;
        input[row] = 1f;
        double shared = 0d;
        double weightSquares = 0d;
        double weightFourths = 0d;
        double largest = 0d;
        for (int j = 0; j < OutputCount; j++)
        {
            double weight = weights[(j * InputCount) + row];
            weightSquares += weight * weight;
            weightFourths += weight * weight * weight * weight;
            largest = Math.Max(largest, Math.Abs(weight));
        }

        for (int n = 0; n < ReadRepeats; n++)
        {
            _tile.Forward.Multiply(input, 1, output);
            double along = 0d;
            for (int j = 0; j < OutputCount; j++)
            {
                double weight = weights[(j * InputCount) + row];
                double error = output[j] - weight;
                sums[j] += error;
                squares[j] += error * error;
                along += weight * error;
            }

            shared += along * along / (weightSquares * weightSquares);
        }

        FitOutputs(weights, row, squares, largest, shared / ReadRepeats, weightSquares, weightFourths);
    }

    private void FitOutputs(
        float[] weights, int row, double[] squares, double largest, double shared, double weightSquares, double weightFourths)
    {
        var x = new double[OutputCount];
        var y = new double[OutputCount];
        var sigma = new double[OutputCount];
        double mean = 0d;
        for (int j = 0; j < OutputCount; j++)
        {
            double weight = weights[(j * InputCount) + row];
            x[j] = weight * weight;
            y[j] = squares[j] / ReadRepeats;
            mean += y[j] / OutputCount;
        }

        double counting = Math.Sqrt(2d / ReadRepeats);
        for (int j = 0; j < OutputCount; j++)
        {
            sigma[j] = Math.Max(1e-14, counting * Math.Max(y[j], 0.3d * mean));
        }

        static double Line(double square, double[] p) => (p[0] * square) + p[1];
        FitResult line = LeastSquares.Fit(["relative", "constant"], [0.01, mean], x, y, sigma, Line);
        for (int j = 0; j < OutputCount; j++)
        {
            // Rounding by chance has another variance at each place between two levels: f (1 - f) scatters by 0.45 of its mean.
            double told = Math.Max(Line(x[j], line.Values), 0.02d * mean);
            double between = 0.45d * Math.Max(0d, line["constant"]);
            sigma[j] = Math.Max(1e-14, Math.Sqrt((counting * counting * told * told) + (between * between)));
        }

        line = LeastSquares.Fit(["relative", "constant"], line.Values, x, y, sigma, Line);
        _goodness = line.Goodness;
        double constant = Math.Max(0d, line["constant"]);
        bool rounds = constant > 4d * line.SigmaOf("constant") && constant > 1e-12 * largest * largest;
        double steps = rounds ? largest / Math.Sqrt(6d * constant) : 0d;
        Set("adc", rounds ? Math.Round(1d + Math.Log2(steps + 1d)) : 0d, rounds ? 0.5d * line.SigmaOf("constant") / constant / Math.Log(2) : 0d);

        // All outputs see the same input: its noise is what they share, less what their own noise leaves in the sum.
        double own = ((line["relative"] * weightFourths) + (constant * weightSquares)) / (weightSquares * weightSquares);
        double square = Math.Max(0d, (shared - own) / (1d - (weightFourths / (weightSquares * weightSquares))));
        double error = shared * Math.Sqrt(2d / ReadRepeats);
        square = square > 4d * error ? square : 0d;
        Set("inputNoise", Math.Sqrt(square), square > 0d ? 0.5d * error / Math.Sqrt(square) : 0d);
        double read = Math.Sqrt(Math.Max(0d, line["relative"] - square));
        double both = Math.Sqrt(Math.Pow(line.SigmaOf("relative"), 2) + (square > 0d ? error * error : 0d));
        Set("readNoise", read, 0.5d * both / Math.Max(read, 1e-4));
    }

    /// <summary>A second input below 1 beside the first: how much its share of the outputs scatters.</summary>
    private void MeasureInputs()
    {
        float[] weights = ProgramSpread();
        var input = new float[InputCount];
        var output = new float[OutputCount];
        const int First = 3;
        const int Second = 8;
        double[,] sums = new double[2, 2];
        for (int j = 0; j < OutputCount; j++)
        {
            double one = weights[(j * InputCount) + First];
            double other = weights[(j * InputCount) + Second];
            sums[0, 0] += one * one;
            sums[0, 1] += one * other;
            sums[1, 1] += other * other;
        }

        double determinant = (sums[0, 0] * sums[1, 1]) - (sums[0, 1] * sums[0, 1]);
        double scatter = 0d;
        double ownScatter = 0d;
        double readSquare = Math.Pow(_values[Array.IndexOf(Names, "readNoise")], 2);
        double inputSquare = Math.Pow(_values[Array.IndexOf(Names, "inputNoise")], 2);
        for (int n = 0; n < ReadRepeats; n++)
        {
            // Places between two levels of any converter, evenly visited.
            double asked = 0.2d + (0.6d * ((n * 0.6180339887498949d) % 1d));
            input[First] = 1f;
            input[Second] = (float)asked;
            _tile.Forward.Multiply(input, 1, output);
            double alongOne = 0d;
            double alongOther = 0d;
            double largest = 0d;
            for (int j = 0; j < OutputCount; j++)
            {
                alongOne += weights[(j * InputCount) + First] * output[j];
                alongOther += weights[(j * InputCount) + Second] * output[j];
                largest = Math.Max(largest, Math.Abs(output[j]));
            }

            double seen = ((sums[0, 0] * alongOther) - (sums[0, 1] * alongOne)) / determinant;
            scatter += (seen - asked) * (seen - asked) / ReadRepeats;
            ownScatter += OwnScatter(weights, First, Second, asked, sums, determinant, readSquare, largest) / ReadRepeats;
        }

        double left = Math.Max(0d, scatter - ownScatter - inputSquare);
        double error = scatter * Math.Sqrt(2d / ReadRepeats);
        bool rounds = left > 4d * error;
        double steps = rounds ? 1d / Math.Sqrt(6d * left) : 0d;
        Set("dac", rounds ? Math.Round(1d + Math.Log2(steps + 1d)) : 0d, rounds ? 0.5d * error / left / Math.Log(2) : 0d);
    }

    /// <summary>Variance of the estimated second input that read noise and output rounding alone make.</summary>
    private double OwnScatter(
        float[] weights, int first, int second, double asked, double[,] sums, double determinant, double readSquare, double largest)
    {
        int bits = (int)_values[Array.IndexOf(Names, "adc")];
        double step = bits == 0 ? 0d : largest / ((1 << (bits - 1)) - 1);
        double variance = 0d;
        for (int j = 0; j < OutputCount; j++)
        {
            double one = weights[(j * InputCount) + first];
            double other = weights[(j * InputCount) + second];
            double lever = ((sums[0, 0] * other) - (sums[0, 1] * one)) / determinant;
            double noise = (readSquare * ((one * one) + (asked * asked * other * other))) + (step * step / 6d);
            variance += lever * lever * noise;
        }

        return variance;
    }

    private float[] ProgramSpread()
    {
        var random = new Pcg32(9, 9);
        var target = new float[Gains.Length];
        for (int place = 0; place < target.Length; place++)
        {
            target[place] = (float)(Math.Min(1d, _range) * ((2d * random.NextFloat()) - 1d));
        }

        _tile.Weights.Program(0, OutputCount, target);
        return Read();
    }
}
