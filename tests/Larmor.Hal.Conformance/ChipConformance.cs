using System.Runtime.CompilerServices;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Conformance;

/// <summary>What all suites share: how a chip joins, and how it declares what it cannot do.</summary>
/// <remarks>
/// A chip joins a suite by a sealed subclass that opens it. A gap is a test that the chip is known to fail: it is declared with a
/// reason, runs all the same, shows as inconclusive, and fails once it would pass.
/// </remarks>
public abstract class ChipConformance
{
    /// <summary>How many standard deviations a single value may be off: 1 in 500 million for a normal error.</summary>
    protected const double SingleSigmas = 6;

    /// <summary>How many standard deviations a mean may be off.</summary>
    protected const double MeanSigmas = 5;

    /// <summary>Opens a fresh chip; each call with the same seed. The suite disposes it.</summary>
    protected abstract IChip Open();

    /// <summary>Why the chip fails <paramref name="test"/>, or null when it must pass. Tests of a capability begin with its name.</summary>
    protected virtual string? GapOf(string test) => null;

    /// <summary>Runs a test, or holds a declared gap to its word.</summary>
    protected void Holds(Action<IChip> test, [CallerMemberName] string name = "")
    {
        using IChip chip = Open();
        string? gap = GapOf(name);
        if (gap == null)
        {
            test(chip);
        }
        else
        {
            Exception? failure = FailureOf(test, chip);
            Assert.IsNotNull(failure, $"the gap '{gap}' is declared, but the test passes: take the declaration away");
            Assert.Inconclusive($"declared gap: {gap}");
        }
    }

    private static Exception? FailureOf(Action<IChip> test, IChip chip)
    {
        try
        {
            test(chip);
            return null;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return failure;
        }
    }
}
