using Larmor.Runtime;

namespace Larmor.Cli.Edge;

/// <summary>Events at known places of a recording: annotations stand in for a detector.</summary>
/// <param name="places">Sample numbers, ascending.</param>
internal sealed class MarkedEvents(int[] places) : IEventDetector
{
    private int _sample = -1;
    private int _next;

    public int DelayCount => 0;

    public bool Push(ReadOnlySpan<float> sample)
    {
        _sample++;
        while (_next < places.Length && places[_next] < _sample)
        {
            _next++;
        }

        return _next < places.Length && places[_next] == _sample;
    }

    /// <summary>Called instead of a push when a sample is bad: time goes on.</summary>
    public void Clear() => _sample++;
}
