namespace Larmor.Cli.Verification;

/// <summary>A small settling network in double precision and its exact gradient: what a chip's relaxation is held against.</summary>
/// <remarks>
/// One hidden layer, shifted sigmoid, squared error. At the fixed point of <c>s = σ(z)</c> the adjoint δ of the drives obeys
/// <c>δ = σ'(z) · (Mᵀ δ + ∂ℓ/∂s)</c>: backpropagation through an endless number of free steps.
/// </remarks>
public sealed class SettlingReference
{
    private const int StepCount = 2000;

    private readonly double[][] _first;
    private readonly double[][] _second;
    private readonly double[] _hidden;
    private readonly double[] _output;

    /// <summary>Weights row = output, bias last.</summary>
    public SettlingReference(double[][] first, double[][] second)
    {
        _first = first;
        _second = second;
        _hidden = new double[first.Length];
        _output = new double[second.Length];
    }

    /// <summary>Gradient of half the squared error at the fixed point, laid out as <see cref="Contrast"/> does.</summary>
    public double[] Gradient(float[] input, float[] target)
    {
        for (int step = 0; step < StepCount; step++)
        {
            for (int h = 0; h < _hidden.Length; h++)
            {
                _hidden[h] = Sigmoid(Drive(_first[h], input) + Feedback(h, _output));
            }

            for (int o = 0; o < _output.Length; o++)
            {
                _output[o] = Sigmoid(Drive(_second[o], _hidden));
            }
        }

        var hiddenSlope = new double[_hidden.Length];
        var outputSlope = new double[_output.Length];
        for (int step = 0; step < StepCount; step++)
        {
            for (int h = 0; h < hiddenSlope.Length; h++)
            {
                hiddenSlope[h] = 4 * _hidden[h] * (1 - _hidden[h]) * Feedback(h, outputSlope);
            }

            for (int o = 0; o < outputSlope.Length; o++)
            {
                double back = _output[o] - target[o];
                for (int h = 0; h < hiddenSlope.Length; h++)
                {
                    back += _second[o][h] * hiddenSlope[h];
                }

                outputSlope[o] = 4 * _output[o] * (1 - _output[o]) * back;
            }
        }

        var gradient = new List<double>();
        foreach (double slope in hiddenSlope)
        {
            gradient.AddRange(input.Select(x => slope * x));
            gradient.Add(slope);
        }

        for (int o = 0; o < outputSlope.Length; o++)
        {
            for (int h = 0; h < hiddenSlope.Length; h++)
            {
                gradient.Add((outputSlope[o] * _hidden[h]) + (hiddenSlope[h] * _output[o]));
            }

            gradient.Add(outputSlope[o]);
        }

        return [.. gradient];
    }

    /// <summary>The estimate of equilibrium propagation from two settled states, hidden neurons first.</summary>
    public static double[] Contrast(float[] input, double[] one, double[] other, int hiddenCount, double scale)
    {
        var estimate = new List<double>();
        for (int h = 0; h < hiddenCount; h++)
        {
            double change = scale * (one[h] - other[h]);
            estimate.AddRange(input.Select(x => change * x));
            estimate.Add(change);
        }

        for (int o = hiddenCount; o < one.Length; o++)
        {
            for (int h = 0; h < hiddenCount; h++)
            {
                estimate.Add(scale * ((one[o] * one[h]) - (other[o] * other[h])));
            }

            estimate.Add(scale * (one[o] - other[o]));
        }

        return [.. estimate];
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-4 * (x - 0.5)));

    private static double Drive(double[] row, float[] before)
    {
        double sum = row[^1];
        for (int i = 0; i < before.Length; i++)
        {
            sum += row[i] * before[i];
        }

        return sum;
    }

    private static double Drive(double[] row, double[] before)
    {
        double sum = row[^1];
        for (int i = 0; i < before.Length; i++)
        {
            sum += row[i] * before[i];
        }

        return sum;
    }

    private double Feedback(int hidden, double[] after)
    {
        double sum = 0;
        for (int o = 0; o < after.Length; o++)
        {
            sum += _second[o][hidden] * after[o];
        }

        return sum;
    }
}
