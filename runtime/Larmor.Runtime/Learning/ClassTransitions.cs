using Larmor.Hal;

namespace Larmor.Runtime;

/// <summary>Which class follows which: the share of each class that is to be expected before looking.</summary>
/// <remarks>The forward filter of a hidden Markov model (L. R. Rabiner, Proc. IEEE 77, 1989) with transitions counted as they come; they forget beyond their memory.</remarks>
internal sealed class ClassTransitions : IStateful
{
    private const float LeastExpected = 1e-6f;

    private readonly GaussianClassesOptions _options;
    private readonly int _classCount;
    private readonly float[] _transitions;
    private readonly float[] _belief;

    internal ClassTransitions(int classCount, GaussianClassesOptions options)
    {
        _options = options;
        _classCount = classCount;
        _transitions = new float[classCount * classCount];
        _belief = new float[classCount];
    }

    /// <summary>True when the next window follows one whose shares are known. Kept by the owner, with its own counts.</summary>
    internal bool HasBelief { get; set; }

    /// <summary>Probability of a class before looking.</summary>
    /// <param name="c">The class.</param>
    /// <param name="usual">Its share in all that was learned.</param>
    internal float Expected(int c, float usual)
    {
        if (!_options.IsSequential || !HasBelief)
        {
            return usual;
        }

        float expected = 0f;
        for (int from = 0; from < _classCount; from++)
        {
            int row = from * _classCount;
            float sum = _options.TransitionPrior;
            for (int to = 0; to < _classCount; to++)
            {
                sum += _transitions[row + to];
            }

            expected += _belief[from] * (_transitions[row + c] + (_options.TransitionPrior * usual)) / sum;
        }

        return expected > LeastExpected ? expected : LeastExpected;
    }

    /// <summary>Takes the shares of the window that came next, shape [classCount].</summary>
    internal void Follow(float[] share)
    {
        if (_options.IsSequential && HasBelief)
        {
            for (int from = 0; from < _classCount; from++)
            {
                for (int to = 0; to < _classCount; to++)
                {
                    int at = (from * _classCount) + to;
                    _transitions[at] = (_transitions[at] * (1f - (_belief[from] / _options.ClassMemory))) + (_belief[from] * share[to]);
                }
            }
        }

        HasBelief = true;
        for (int c = 0; c < _classCount; c++)
        {
            _belief[c] = share[c];
        }
    }

    /// <summary>The next window does not follow the last.</summary>
    internal void Interrupt() => HasBelief = false;

    public void Save(IStateSink sink)
    {
        sink.Write(_transitions);
        sink.Write(_belief);
    }

    public void Load(IStateSource source)
    {
        source.Read(_transitions);
        source.Read(_belief);
    }
}
