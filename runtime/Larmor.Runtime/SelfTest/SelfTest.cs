using Larmor.Hal;

namespace Larmor.Runtime;

/// <summary>Shows that a runtime computes as all others do: golden numbers, and two learners whose weights must end with the same bits.</summary>
/// <remarks>Run it once on a new board. It takes the reference path: scalar kernels on a digital chip, from + - * / alone.</remarks>
public sealed class SelfTest
{
    /// <summary>Weights of <see cref="GoldenLearner"/> after its run; an independent program agrees (tests/golden/self-test.py).</summary>
    public const uint LearnerHash = 0xA22887B3u;

    /// <summary>Weights of <see cref="SmallProfile"/> after its run.</summary>
    public const uint ProfileHash = 0xA38BC798u;

    private readonly IChip _chip;
    private readonly HostArithmetic _host;

    /// <summary>A test of this runtime.</summary>
    /// <param name="chip">A digital chip that computes with <paramref name="host"/>.</param>
    /// <param name="host">Scalar kernels; the wider ones round otherwise.</param>
    /// <exception cref="System.ArgumentException">Other kernels.</exception>
    public SelfTest(IChip chip, HostArithmetic host)
    {
        if (host.Kernels.Name != "scalar")
        {
            Throw.Argument(nameof(host), "kernels '" + host.Kernels.Name + "' round otherwise than the reference path: give the self-test scalar ones");
        }

        _chip = chip;
        _host = host;
    }

    /// <summary>Parts that failed in the last <see cref="Run"/>; 0 before it.</summary>
    public int FailedCount { get; private set; }

    /// <summary>Runs all parts.</summary>
    /// <returns>One line each, "ok" or "FAILED" first, and a last one that sums up.</returns>
    public string[] Run()
    {
        FailedCount = 0;
        string[] lines = new string[4];
        lines[0] = Numbers();
        lines[1] = Line("learner, " + GoldenLearner.StepCount + " steps", GoldenLearner.Run(), LearnerHash);
        lines[2] = Line("small profile, " + SmallProfile.StepCount + " steps", SmallProfile.Run(_chip, _host), ProfileHash);
        lines[3] = FailedCount == 0 ? "self-test passed" : "self-test FAILED: " + FailedCount + " of 3; do not trust what this runtime learns";
        return lines;
    }

    private string Numbers()
    {
        for (int i = 0; i < GoldenNumbers.Count; i++)
        {
            uint computed = GoldenNumbers.Computed(i);
            if (computed != GoldenNumbers.Expected(i))
            {
                return Line("number " + i, computed, GoldenNumbers.Expected(i));
            }
        }

        return "ok     " + GoldenNumbers.Count + " golden numbers";
    }

    private string Line(string what, uint computed, uint expected)
    {
        if (computed == expected)
        {
            return "ok     " + what + ": " + Hexadecimal(computed);
        }

        FailedCount++;
        return "FAILED " + what + ": " + Hexadecimal(computed) + ", must be " + Hexadecimal(expected);
    }

    private static string Hexadecimal(uint value)
    {
        char[] digits = new char[8];
        for (int i = 0; i < digits.Length; i++)
        {
            digits[i] = "0123456789ABCDEF"[(int)((value >> (28 - (4 * i))) & 15u)];
        }

        return new string(digits);
    }
}
