using Larmor.Kernels;

namespace Larmor.Runtime;

/// <summary>A small online learner in plain loops over + - * /: its weights have the same bits on every runtime that computes IEEE floats.</summary>
/// <remarks>
/// 16 inputs and a bias to 4 outputs by the delta rule (B. Widrow, M. E. Hoff, IRE WESCON 4, 1960) with outputs clamped to [0, 1]; a step learns one noisy
/// pattern of a fixed stream: 136 multiply-adds. No kernel, no chip, no fused multiply-add: what it shows is the runtime.
/// </remarks>
public sealed class GoldenLearner
{
    /// <summary>Values of a pattern.</summary>
    public const int InputCount = 16;

    /// <summary>Classes.</summary>
    public const int OutputCount = 4;

    /// <summary>Steps of the golden run.</summary>
    public const int StepCount = 2000;

    private const int Stride = InputCount + 1;
    private const float Noise = 0.2f;
    private const float Rate = 0.05f;

    private readonly float[] _weights = new float[OutputCount * Stride];
    private readonly float[] _input = new float[Stride];
    private readonly Pcg32 _random = new Pcg32(7UL, 16UL);

    /// <summary>A learner that has seen nothing: weights drawn from [-0.5, 0.5).</summary>
    public GoldenLearner()
    {
        for (int i = 0; i < _weights.Length; i++)
        {
            _weights[i] = _random.NextFloat() - 0.5f;
        }

        _input[InputCount] = 1f;
    }

    /// <summary>Row = output, bias last, shape [OutputCount, InputCount + 1].</summary>
    public float[] Weights => _weights;

    /// <summary>Learns the next pattern of the stream. Allocates nothing.</summary>
    public void Step()
    {
        float[] weights = _weights;
        float[] input = _input;
        int label = _random.NextInt(OutputCount);
        for (int i = 0; i < InputCount; i++)
        {
            float centre = (((i * 7) + (label * 5)) % InputCount) / 15f;
            input[i] = centre + (Noise * (_random.NextFloat() - 0.5f));
        }

        for (int output = 0; output < OutputCount; output++)
        {
            int row = output * Stride;
            float sum = 0f;
            for (int i = 0; i < Stride; i++)
            {
                sum += weights[row + i] * input[i];
            }

            sum = sum > 0f ? sum : 0f;
            sum = sum < 1f ? sum : 1f;
            float step = Rate * ((output == label ? 1f : 0f) - sum);
            for (int i = 0; i < Stride; i++)
            {
                weights[row + i] += step * input[i];
            }
        }
    }

    /// <summary>The hash of the weights after <see cref="StepCount"/> steps.</summary>
    public static uint Run()
    {
        GoldenLearner learner = new GoldenLearner();
        for (int step = 0; step < StepCount; step++)
        {
            learner.Step();
        }

        return WeightHash.Add(WeightHash.Empty, learner.Weights);
    }
}
