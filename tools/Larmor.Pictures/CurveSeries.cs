namespace Larmor.Pictures;

/// <summary>One line of a <see cref="LearningCurve"/>.</summary>
public sealed class CurveSeries
{
    /// <summary>A line; the arrays are copied.</summary>
    /// <param name="name">What is printed at its end, before the last value.</param>
    /// <param name="x">Epochs or samples seen, not descending; at least one value.</param>
    /// <param name="y">Accuracy in percent, as many as <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">Lengths differ, a value is not finite, or x descends; the message says where.</exception>
    public CurveSeries(string name, double[] x, double[] y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        Check.Text(name, nameof(name));
        Check.AtLeast(x.Length, 1, nameof(x), $"series '{name}' has nothing to draw");
        Check.Length(y.Length, x.Length, nameof(y), $"one for each x of series '{name}'", "measure once for every x");
        for (int i = 0; i < x.Length; i++)
        {
            Check.Finite(x[i], $"x[{i}]", $"leave the point out of series '{name}'");
            Check.Finite(y[i], $"y[{i}]", $"leave the point out of series '{name}'");
            if (i > 0 && x[i] < x[i - 1])
            {
                throw new ArgumentException($"x[{i}] of series '{name}' is {x[i]}, less than x[{i - 1}] = {x[i - 1]}: sort the points", nameof(x));
            }
        }

        Name = name;
        X = [.. x];
        Y = [.. y];
    }

    /// <summary>What is printed at the end of the line.</summary>
    public string Name { get; }

    internal double[] X { get; }

    internal double[] Y { get; }
}
