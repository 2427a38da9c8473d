namespace Larmor.Cli.Edge.Baselines;

/// <summary>The class whose mean of labelled drives is nearest.</summary>
internal sealed class NearestMeanBaseline(int inputCount, int classCount) : StreamBaseline
{
    private readonly float[] _means = new float[classCount * inputCount];
    private readonly int[] _counts = new int[classCount];
    private readonly float[] _scores = new float[classCount];

    internal override int Decide(ReadOnlySpan<float> drive)
    {
        for (int c = 0; c < classCount; c++)
        {
            _scores[c] = _counts[c] == 0 ? float.MinValue : -SquaredDistance(drive, _means.AsSpan(c * inputCount, inputCount));
        }

        return Largest(_scores);
    }

    internal override void Learn(ReadOnlySpan<float> drive, int label)
    {
        if (label == NoLabel)
        {
            return;
        }

        _counts[label]++;
        for (int i = 0; i < inputCount; i++)
        {
            _means[(label * inputCount) + i] += (drive[i] - _means[(label * inputCount) + i]) / _counts[label];
        }
    }
}
