namespace Larmor.Benchmarks;

/// <summary>One side of a measurement.</summary>
public interface IContender
{
    /// <summary>Who it is, for the tables.</summary>
    string Name { get; }

    /// <summary>Works <paramref name="count"/> times in a row.</summary>
    /// <param name="count">At least 1.</param>
    /// <returns>Seconds for all of them.</returns>
    double Run(int count);
}
