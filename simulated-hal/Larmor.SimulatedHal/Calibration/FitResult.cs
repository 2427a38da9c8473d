using System;

namespace Larmor.SimulatedHal;

/// <summary>Parameters that measurements gave, how sure they are, and how well the model tells what was measured.</summary>
public sealed class FitResult
{
    internal FitResult(string[] names, double[] values, double[,] covariance, double goodness)
    {
        Names = names;
        Values = values;
        Covariance = covariance;
        Goodness = goodness;
    }

    /// <summary>Name of each parameter, with its unit.</summary>
    public string[] Names { get; }

    /// <summary>Best value of each.</summary>
    public double[] Values { get; }

    /// <summary>Covariance matrix of the values.</summary>
    public double[,] Covariance { get; }

    /// <summary>Reduced chi square: 1 when the model tells all but the stated noise.</summary>
    public double Goodness { get; }

    /// <summary>A value by name.</summary>
    /// <exception cref="ArgumentException">No parameter has that name.</exception>
    public double this[string name] => Values[Index(name)];

    /// <summary>Standard deviation of a value.</summary>
    public double SigmaOf(string name) => Math.Sqrt(Covariance[Index(name), Index(name)]);

    private int Index(string name)
    {
        int index = Array.IndexOf(Names, name);
        return index >= 0 ? index : throw new ArgumentException($"fit has no parameter '{name}'; it has {string.Join(", ", Names)}");
    }
}
