using System;

namespace Larmor.SimulatedHal;

/// <summary>Least squares after Levenberg and Marquardt, with a numeric derivative: small fits of device models.</summary>
internal static class LeastSquares
{
    private const int MostRounds = 200;

    /// <summary>Fits <c>model(x; parameters)</c> to values of known deviation.</summary>
    /// <param name="names">Names of the parameters.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="x">Where it was measured.</param>
    /// <param name="y">What was measured.</param>
    /// <param name="sigma">Deviation of each value.</param>
    /// <param name="model">The model.</param>
    internal static FitResult Fit(string[] names, double[] start, double[] x, double[] y, double[] sigma, Func<double, double[], double> model)
    {
        Limit.Check("fit", "measurements", x.Length, start.Length + 1, 1 << 24, "measure at more points than there are parameters");
        double[] values = (double[])start.Clone();
        double damping = 1e-3;
        double square = SquareOf(values, x, y, sigma, model);
        for (int round = 0; round < MostRounds; round++)
        {
            (double[,] normal, double[] side) = Normal(values, x, y, sigma, model);
            double[,] damped = (double[,])normal.Clone();
            for (int i = 0; i < values.Length; i++)
            {
                damped[i, i] = normal[i, i] * (1d + damping);
            }

            double[] next = Multiply(Inverse(damped), side);
            for (int i = 0; i < next.Length; i++)
            {
                next[i] += values[i];
            }

            double nextSquare = SquareOf(next, x, y, sigma, model);
            if (!(nextSquare <= square))
            {
                damping *= 10d;
                if (damping > 1e12)
                {
                    break;
                }

                continue;
            }

            bool isDone = square - nextSquare <= 1e-10 * square;
            values = next;
            square = nextSquare;
            damping = Math.Max(1e-12, damping * 0.1);
            if (isDone)
            {
                break;
            }
        }

        (double[,] last, _) = Normal(values, x, y, sigma, model);
        return new FitResult(names, values, Inverse(last), square / (x.Length - values.Length));
    }

    private static double SquareOf(double[] values, double[] x, double[] y, double[] sigma, Func<double, double[], double> model)
    {
        double sum = 0d;
        for (int n = 0; n < x.Length; n++)
        {
            double error = (y[n] - model(x[n], values)) / sigma[n];
            sum += error * error;
        }

        return sum;
    }

    private static (double[,] Matrix, double[] Side) Normal(
        double[] values, double[] x, double[] y, double[] sigma, Func<double, double[], double> model)
    {
        int count = values.Length;
        var matrix = new double[count, count];
        var side = new double[count];
        var slope = new double[count];
        for (int n = 0; n < x.Length; n++)
        {
            double here = model(x[n], values);
            for (int i = 0; i < count; i++)
            {
                double kept = values[i];
                double step = 1e-6 * Math.Max(Math.Abs(kept), 1e-9);
                values[i] = kept + step;
                double above = model(x[n], values);
                values[i] = kept - step;
                double below = model(x[n], values);
                values[i] = kept;
                slope[i] = (above - below) / (2d * step * sigma[n]);
            }

            for (int i = 0; i < count; i++)
            {
                side[i] += slope[i] * (y[n] - here) / sigma[n];
                for (int j = 0; j < count; j++)
                {
                    matrix[i, j] += slope[i] * slope[j];
                }
            }
        }

        return (matrix, side);
    }

    private static double[] Multiply(double[,] matrix, double[] vector)
    {
        var result = new double[vector.Length];
        for (int i = 0; i < vector.Length; i++)
        {
            for (int j = 0; j < vector.Length; j++)
            {
                result[i] += matrix[i, j] * vector[j];
            }
        }

        return result;
    }

    /// <summary>Inverse of a symmetric positive matrix, scaled first, by elimination with pivots.</summary>
    private static double[,] Inverse(double[,] matrix)
    {
        int count = matrix.GetLength(0);
        var scale = new double[count];
        var work = new double[count, 2 * count];
        for (int i = 0; i < count; i++)
        {
            scale[i] = matrix[i, i] > 0d ? 1d / Math.Sqrt(matrix[i, i]) : 1d;
        }

        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++)
            {
                work[i, j] = matrix[i, j] * scale[i] * scale[j];
            }

            work[i, count + i] = 1d;
        }

        for (int column = 0; column < count; column++)
        {
            Eliminate(work, column, count);
        }

        var inverse = new double[count, count];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++)
            {
                inverse[i, j] = work[i, count + j] * scale[i] * scale[j];
            }
        }

        return inverse;
    }

    private static void Eliminate(double[,] work, int column, int count)
    {
        int best = column;
        for (int row = column + 1; row < count; row++)
        {
            best = Math.Abs(work[row, column]) > Math.Abs(work[best, column]) ? row : best;
        }

        double pivot = work[best, column];
        if (Math.Abs(pivot) < 1e-14)
        {
            throw new ArgumentException("fit: the measurements do not determine every parameter: measure at other points, or fix one");
        }

        for (int j = 0; j < 2 * count; j++)
        {
            (work[column, j], work[best, j]) = (work[best, j], work[column, j]);
            work[column, j] /= pivot;
        }

        for (int row = 0; row < count; row++)
        {
            double factor = row == column ? 0d : work[row, column];
            for (int j = 0; factor != 0d && j < 2 * count; j++)
            {
                work[row, j] -= factor * work[column, j];
            }
        }
    }
}
