namespace Larmor.Cli.Edge.Baselines;

/// <summary>Softmax regression, one gradient step for each label.</summary>
internal sealed class OnlineLogisticBaseline(int inputCount, int classCount, float rate) : StreamBaseline
{
    private readonly float[] _weights = new float[classCount * (inputCount + 1)];
    private readonly float[] _scores = new float[classCount];

    internal override int Decide(ReadOnlySpan<float> drive)
    {
        Score(drive);
        return Largest(_scores);
    }

    internal override void Learn(ReadOnlySpan<float> drive, int label)
    {
        if (label == NoLabel)
        {
            return;
        }

        Score(drive);
        Kernels.Softmax.Replace(_scores);
        for (int c = 0; c < classCount; c++)
        {
            float step = rate * ((c == label ? 1f : 0f) - _scores[c]);
            Span<float> row = _weights.AsSpan(c * (inputCount + 1), inputCount + 1);
            for (int i = 0; i < inputCount; i++)
            {
                row[i] += step * drive[i];
            }

            row[inputCount] += step;
        }
    }

    private void Score(ReadOnlySpan<float> drive)
    {
        for (int c = 0; c < classCount; c++)
        {
            ReadOnlySpan<float> row = _weights.AsSpan(c * (inputCount + 1), inputCount + 1);
            float sum = row[inputCount];
            for (int i = 0; i < inputCount; i++)
            {
                sum += row[i] * drive[i];
            }

            _scores[c] = sum;
        }
    }
}
