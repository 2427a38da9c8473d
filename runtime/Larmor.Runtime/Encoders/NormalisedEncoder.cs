using Larmor.Hal;

namespace Larmor.Runtime;

/// <summary>Another encoder's drives, normalised online: minus running mean, over running deviation, four deviations to the ends of [-1, 1].</summary>
/// <remarks>For novelty let it stop learning after the warm-up: one that goes on would follow a fault until it looks normal. Allocates nothing after construction.</remarks>
public sealed class NormalisedEncoder : IEncoder, IStateful
{
    private const float Limit = 4f;

    private readonly IEncoder _inner;
    private readonly OnlineNormaliser _normaliser;
    private readonly int _learnCount;

    /// <summary>Wraps an encoder.</summary>
    /// <param name="inner">Stays in use by this one alone.</param>
    /// <param name="memory">Windows that mean and deviation remember.</param>
    /// <param name="learnCount">Windows after which mean and deviation stay as they are; 0 for never.</param>
    public NormalisedEncoder(IEncoder inner, int memory, int learnCount)
    {
        _inner = inner;
        _learnCount = learnCount;
        _normaliser = new OnlineNormaliser(inner.OutputCount, memory, 1e-6f);
    }

    /// <inheritdoc/>
    public int InputCount => _inner.InputCount;

    /// <inheritdoc/>
    public int OutputCount => _inner.OutputCount;

    /// <inheritdoc/>
    public void Encode(SpanFloat window, SpanFloat drive)
    {
        _inner.Encode(window, drive);
        if (_learnCount == 0 || _normaliser.Count < _learnCount)
        {
            _normaliser.Observe(drive);
        }

        _normaliser.Apply(drive, Limit, drive);
    }

    /// <inheritdoc/>
    public void Save(IStateSink sink) => _normaliser.Save(sink);

    /// <inheritdoc/>
    public void Load(IStateSource source) => _normaliser.Load(source);
}
