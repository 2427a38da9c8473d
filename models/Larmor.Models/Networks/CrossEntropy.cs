using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>Softmax and the slope of its cross-entropy on short vectors of classes.</summary>
internal static class CrossEntropy
{
    /// <summary>
    /// Replaces drives by target - softmax, times the derivative of the sigmoid when one stands in between: the direction in which
    /// the drives should move.
    /// </summary>
    /// <param name="drive">Drives z in, errors out.</param>
    /// <param name="scratch">Same length.</param>
    /// <param name="target">Class that should win.</param>
    /// <param name="smoothing">s: the target becomes 1 - s + s / C at the class and s / C elsewhere.</param>
    /// <param name="sigmoid">True when the scores are logistic(z), false when they are z.</param>
    internal static void Error(SpanFloat drive, SpanFloat scratch, int target, float smoothing, bool sigmoid)
    {
        for (int c = 0; c < drive.Length; c++)
        {
            scratch[c] = sigmoid ? FloatMath.Sigmoid(drive[c]) : drive[c];
            drive[c] = sigmoid ? scratch[c] * (1f - scratch[c]) : 1f;
        }

        Softmax.Replace(scratch);
        float miss = smoothing / drive.Length;
        float hit = 1f - smoothing + miss;
        for (int c = 0; c < drive.Length; c++)
        {
            drive[c] *= (c == target ? hit : miss) - scratch[c];
        }
    }

    /// <summary>Index of the largest entry, lowest first on a tie.</summary>
    internal static int Largest(ReadOnlySpanFloat scores)
    {
        int best = 0;
        for (int c = 1; c < scores.Length; c++)
        {
            best = scores[c] > scores[best] ? c : best;
        }

        return best;
    }
}
