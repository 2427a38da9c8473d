using Larmor.Hal;

namespace Larmor.Models;

/// <summary>Names neurons after the class they answer to most, from a few labelled samples; nothing else is learned.</summary>
/// <remarks>
/// Liu et al. (2024): <c>M[c, i]</c> is the mean output of neuron i over samples of class c, its class is <c>argmax_c M[c, i]</c>, and a
/// neuron with all means 0 is left out. A class that owns no neuron scores -1.
/// </remarks>
public sealed class DirectAssociation
{
    /// <summary>The label of a neuron that never answered.</summary>
    public const int Unnamed = -1;

    private readonly float[] _sums;
    private readonly int[] _sampleCounts;
    private readonly int[] _neuronCounts;
    private readonly float[] _scores;
    private readonly int _outputCount;
    private readonly int _classCount;

    /// <summary>No neuron named yet.</summary>
    public DirectAssociation(int outputCount, int classCount)
    {
        _outputCount = outputCount;
        _classCount = classCount;
        _sums = new float[classCount * outputCount];
        _sampleCounts = new int[classCount];
        _neuronCounts = new int[classCount];
        _scores = new float[classCount];
        Labels = new int[outputCount];
        for (int i = 0; i < outputCount; i++)
        {
            Labels[i] = Unnamed;
        }
    }

    /// <summary>Class of each neuron, or <see cref="Unnamed"/>; valid after <see cref="Assign"/>.</summary>
    public int[] Labels { get; }

    /// <summary>Takes one labelled sample's outputs.</summary>
    /// <param name="output">Shape [outputCount], dropout off.</param>
    /// <param name="label">Its class.</param>
    public void Add(ReadOnlySpanFloat output, int label)
    {
        if (label < 0 || label >= _classCount)
        {
            Throw.Range(nameof(label), label, 0, _classCount - 1);
        }

        int first = label * _outputCount;
        for (int i = 0; i < _outputCount; i++)
        {
            _sums[first + i] += output[i];
        }

        _sampleCounts[label]++;
    }

    /// <summary>Names the neurons from all samples taken so far.</summary>
    public void Assign()
    {
        for (int c = 0; c < _classCount; c++)
        {
            _neuronCounts[c] = 0;
        }

        for (int i = 0; i < _outputCount; i++)
        {
            int best = Unnamed;
            float bestMean = 0f;
            for (int c = 0; c < _classCount; c++)
            {
                float mean = Mean(c, i);
                if (mean > bestMean)
                {
                    bestMean = mean;
                    best = c;
                }
            }

            Labels[i] = best;
            if (best != Unnamed)
            {
                _neuronCounts[best]++;
            }
        }
    }

    /// <summary>M[c, i]: the mean output of a neuron over the samples of a class; 0 without samples.</summary>
    public float Mean(int classIndex, int outputIndex) =>
        _sampleCounts[classIndex] == 0 ? 0f : _sums[(classIndex * _outputCount) + outputIndex] / _sampleCounts[classIndex];

    /// <summary>The class whose neurons answer most on average.</summary>
    /// <param name="output">Shape [outputCount].</param>
    public int PredictByAverage(ReadOnlySpanFloat output)
    {
        float[] scores = _scores;
        ((SpanFloat)scores).Clear();
        int[] labels = Labels;
        for (int i = 0; i < _outputCount; i++)
        {
            if (labels[i] != Unnamed)
            {
                scores[labels[i]] += output[i];
            }
        }

        int best = 0;
        float bestScore = -2f;
        for (int c = 0; c < _classCount; c++)
        {
            float score = _neuronCounts[c] == 0 ? -1f : scores[c] / _neuronCounts[c];
            if (score > bestScore)
            {
                bestScore = score;
                best = c;
            }
        }

        return best;
    }

    /// <summary>The class of the single most active named neuron; 0 when none is named.</summary>
    /// <param name="output">Shape [outputCount].</param>
    public int PredictByMaximum(ReadOnlySpanFloat output)
    {
        int best = 0;
        float bestOutput = -1f;
        for (int i = 0; i < _outputCount; i++)
        {
            if (Labels[i] != Unnamed && output[i] > bestOutput)
            {
                bestOutput = output[i];
                best = Labels[i];
            }
        }

        return best;
    }
}
