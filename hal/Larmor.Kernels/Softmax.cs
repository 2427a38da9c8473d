namespace Larmor.Kernels;

/// <summary>Softmax on short vectors of classes.</summary>
public static class Softmax
{
    /// <summary>Replaces scores by their softmax.</summary>
    public static void Replace(SpanFloat scores)
    {
        float largest = scores[0];
        for (int c = 1; c < scores.Length; c++)
        {
            largest = scores[c] > largest ? scores[c] : largest;
        }

        float sum = 0f;
        for (int c = 0; c < scores.Length; c++)
        {
            scores[c] = FloatMath.Exp(scores[c] - largest);
            sum += scores[c];
        }

        float inverse = 1f / sum;
        for (int c = 0; c < scores.Length; c++)
        {
            scores[c] *= inverse;
        }
    }
}
