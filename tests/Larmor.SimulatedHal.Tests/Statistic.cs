using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

/// <summary>Checks of random results and of solvers, with their tolerances stated by the caller.</summary>
internal static class Statistic
{
    /// <summary>A deterministic number within a relative tolerance.</summary>
    internal static void Near(double expected, double actual, double relative, string what = "") =>
        Assert.AreEqual(expected, actual, Math.Max(1e-300, Math.Abs(expected) * relative), what);

    /// <summary>A frequency of successes within so many binomial deviations of its probability.</summary>
    internal static void Frequency(double probability, long successes, long tries, double sigmas, string what = "")
    {
        double deviation = Math.Sqrt(probability * (1 - probability) / tries);
        Assert.AreEqual(probability, (double)successes / tries, (sigmas * deviation) + (1.0 / tries), what);
    }

    internal static (double Mean, double Deviation) Moments(IReadOnlyCollection<double> values)
    {
        double mean = values.Average();
        return (mean, Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / values.Count));
    }

    /// <summary>Kolmogorov-Smirnov distance from the exponential distribution, times the root of the count (1.63 is p = 0.01).</summary>
    internal static double ExponentialDistance(double[] values, double mean)
    {
        double[] sorted = [.. values.Order()];
        double largest = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double expected = 1 - Math.Exp(-sorted[i] / mean);
            largest = Math.Max(largest, Math.Max(expected - ((double)i / sorted.Length), ((i + 1.0) / sorted.Length) - expected));
        }

        return largest * Math.Sqrt(sorted.Length);
    }

    /// <summary>Order of convergence from the errors at a step and at half of it.</summary>
    internal static double Order(double errorAtStep, double errorAtHalf) => Math.Log2(errorAtStep / errorAtHalf);

    /// <summary>A warm verb leaves the heap alone.</summary>
    internal static void AllocatesNothing(Action verb)
    {
        for (int i = 0; i < 3; i++)
        {
            verb();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++)
        {
            verb();
        }

        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>A refusal to make something, in one line that has all these words.</summary>
    internal static void Refused(Func<object> make, params string[] words) => Refused(() => { _ = make(); }, words);

    /// <summary>A refusal in one line that has all these words.</summary>
    internal static void Refused(Action action, params string[] words)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(action);
        foreach (string word in words)
        {
            Assert.Contains(word, refusal.Message);
        }

        Assert.DoesNotContain("\n", refusal.Message);
    }
}
