using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Runtime;

/// <summary>The job "classify": a Gaussian for each class with one spread for all, learned from few labels and, by its own guesses, from everything else.</summary>
/// <remarks>
/// Online expectation-maximisation (O. Cappé, E. Moulines, J. Royal Statistical Society B 71, 2009) of a mixture with shared covariance; a label fixes the share of
/// its class at 1. Guesses of a class may together weigh no more than its labels do: without that limit a class that is guessed too often draws in its
/// neighbours, and a few wrong guesses at the start carry the rest away. Guesses count once every class has a label. When windows follow each other, the share expected before looking
/// is the last one's passed through the learned transitions (<see cref="ClassTransitions"/>). Means, spread and transitions forget beyond their
/// memory. About (classes + 1) n²/2 multiply-adds a drive, n³/6 every FactorInterval. Allocates nothing after construction.
/// </remarks>
public sealed class GaussianClasses : IEdgeLearner
{
    private const float LeastShare = 0.01f;

    private readonly GaussianClassesOptions _options;
    private readonly Scatter _scatter;
    private readonly int _n;
    private readonly int _classCount;
    private readonly float[] _means;
    private readonly float[] _weights;
    private readonly float[] _labelWeights;
    private readonly float[] _guessWeights;
    private readonly ClassTransitions _transitions;
    private readonly float[] _share;
    private readonly float[] _difference;
    private readonly float[] _total = new float[1];
    private long _sinceFactor;

    /// <summary>A learner that has seen nothing.</summary>
    public GaussianClasses(int inputCount, GaussianClassesOptions options)
    {
        if (options.ClassCount < 2 || options.ClassCount > 256)
        {
            Throw.Range(nameof(options.ClassCount), options.ClassCount, 2, 256);
        }

        if (!(options.UnlabelledWeight >= 0f && options.UnlabelledWeight <= 1f))
        {
            Throw.Range(nameof(options.UnlabelledWeight), options.UnlabelledWeight, 0f, 1f);
        }

        if (!(options.PriorWeight > 0f) || !(options.PriorVariance > 0f) || !(options.TransitionPrior > 0f))
        {
            Throw.Range("PriorWeight, PriorVariance or TransitionPrior", 0f, 1e-6f, float.MaxValue);
        }

        if (!(options.GuessLimit >= 0f) || !(options.ClassMemory > 1f) || !(options.Memory > 1f))
        {
            Throw.Range("GuessLimit, ClassMemory or Memory", 0f, 1f, float.MaxValue);
        }

        if (options.FactorInterval < 1)
        {
            Throw.Range(nameof(options.FactorInterval), options.FactorInterval, 1, ChipInfo.Unlimited);
        }

        _options = options;
        _n = inputCount;
        _classCount = options.ClassCount;
        _scatter = new Scatter(inputCount, options.Shrinkage, 1e-6f * options.PriorVariance);
        _scatter.SetBall(options.PriorVariance);
        _scatter.Factor();
        _means = new float[_classCount * inputCount];
        _weights = new float[_classCount];
        _labelWeights = new float[_classCount];
        _guessWeights = new float[_classCount];
        _transitions = new ClassTransitions(_classCount, options);
        _share = new float[_classCount];
        _difference = new float[inputCount];
        _total[0] = options.PriorWeight;
    }

    /// <inheritdoc/>
    public int InputCount => _n;

    /// <summary>Number of classes.</summary>
    public int ClassCount => _classCount;

    /// <summary>True once two classes have a label.</summary>
    public bool IsReady => NamedCount >= 2;

    /// <summary>Probability of each class after the last decision, shape [ClassCount].</summary>
    public float[] Shares => _share;

    private int NamedCount
    {
        get
        {
            int named = 0;
            for (int c = 0; c < _classCount; c++)
            {
                named += _labelWeights[c] > 0f ? 1 : 0;
            }

            return named;
        }
    }

    /// <inheritdoc/>
    public Decision Decide(ReadOnlySpanFloat drive)
    {
        int best = Decision.NoClass;
        float largest = 0f;
        for (int c = 0; c < _classCount; c++)
        {
            if (_labelWeights[c] > 0f)
            {
                float distance = _scatter.Whiten(drive, new ReadOnlySpanFloat(_means, c * _n, _n), _difference);
                _share[c] = (-0.5f * distance) + FloatMath.Log(_transitions.Expected(c, Usual(c)));
                if (best == Decision.NoClass || _share[c] > largest)
                {
                    best = c;
                    largest = _share[c];
                }
            }
        }

        if (best == Decision.NoClass)
        {
            return new Decision(Decision.NoClass, 0f, 0f, false);
        }

        float sum = 0f;
        for (int c = 0; c < _classCount; c++)
        {
            _share[c] = _labelWeights[c] > 0f ? FloatMath.Exp(_share[c] - largest) : 0f;
            sum += _share[c];
        }

        float second = 0f;
        for (int c = 0; c < _classCount; c++)
        {
            _share[c] /= sum;
            second = c != best && _share[c] > second ? _share[c] : second;
        }

        return new Decision(best, _share[best], _share[best] - second, false);
    }

    /// <inheritdoc/>
    public bool Learn(ReadOnlySpanFloat drive, int label)
    {
        if (label >= _classCount || label < Decision.NoClass)
        {
            return false;
        }

        float weight = 1f;
        if (label == Decision.NoClass)
        {
            // While a class is unknown its windows would be learned as another's.
            if (_options.UnlabelledWeight == 0f || NamedCount < _classCount)
            {
                _transitions.Interrupt();
                return false;
            }

            weight = _options.UnlabelledWeight;
        }
        else
        {
            for (int c = 0; c < _classCount; c++)
            {
                _share[c] = c == label ? 1f : 0f;
            }

            _labelWeights[label] += 1f;
        }

        _transitions.Follow(_share);
        for (int c = 0; c < _classCount; c++)
        {
            if (_share[c] >= LeastShare)
            {
                float gain = weight * _share[c];
                Take(c, drive, label == Decision.NoClass ? Limited(c, gain) : gain);
            }
        }

        _sinceFactor++;
        if (_sinceFactor >= _options.FactorInterval || label != Decision.NoClass)
        {
            _scatter.Factor();
            _sinceFactor = 0;
        }

        return true;
    }

    /// <inheritdoc/>
    public void Interrupt() => _transitions.Interrupt();

    /// <inheritdoc/>
    public void Report(MemoryPlan plan) => plan.Add(
        MemoryPlace.Host, "classes: covariance, factor, means, transitions",
        _scatter.Bytes + (4L * (_means.Length + _n + (_classCount * (_classCount + 5)))));

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        sink.Write(_sinceFactor);
        sink.Write(_transitions.HasBelief ? 1L : 0L);
        sink.Write(_means);
        sink.Write(_weights);
        sink.Write(_labelWeights);
        sink.Write(_guessWeights);
        _transitions.Save(sink);
        sink.Write(_total);
        _scatter.Save(sink);
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        _sinceFactor = source.ReadLong();
        _transitions.HasBelief = source.ReadLong() != 0L;
        source.Read(_means);
        source.Read(_weights);
        source.Read(_labelWeights);
        source.Read(_guessWeights);
        _transitions.Load(source);
        source.Read(_total);
        _scatter.Load(source);
    }

    /// <summary>Share of a class in all that was learned.</summary>
    private float Usual(int c)
    {
        float sum = 0f;
        for (int other = 0; other < _classCount; other++)
        {
            sum += _weights[other];
        }

        float share = sum > 0f ? _weights[c] / sum : 1f;
        return share > 1e-4f ? share : 1e-4f;
    }

    /// <summary>What a guess may still weigh: a class's guesses never outweigh its labels, and room comes back as old guesses fade.</summary>
    private float Limited(int c, float weight)
    {
        float guessed = _guessWeights[c] * (1f - (1f / _options.ClassMemory));
        float room = (_options.GuessLimit * _labelWeights[c]) - guessed;
        weight = weight < room ? weight : room;
        weight = weight > 0f ? weight : 0f;
        _guessWeights[c] = guessed + weight;
        return weight;
    }

    private void Take(int c, ReadOnlySpanFloat drive, float weight)
    {
        if (weight == 0f)
        {
            return;
        }

        int row = c * _n;
        float before = _weights[c] < _options.ClassMemory ? _weights[c] : _options.ClassMemory;
        float after = before + weight;
        float rate = weight / after;
        for (int i = 0; i < _n; i++)
        {
            _difference[i] = drive[i] - _means[row + i];
            _means[row + i] += rate * _difference[i];
        }

        _weights[c] = after;
        float total = _total[0] < _options.Memory ? _total[0] : _options.Memory;
        float grown = total + weight;

        // A class's first drive is its mean: it tells nothing of the spread.
        _scatter.Add(_difference, total / grown, weight * (before / after) / grown);
        _total[0] = grown;
    }
}
