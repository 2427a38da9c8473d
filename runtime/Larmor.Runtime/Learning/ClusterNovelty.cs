using Larmor.Hal;

namespace Larmor.Runtime;

/// <summary>Centres that compete for what is normal: the score is the squared distance to the nearest, over the usual one.</summary>
/// <remarks>
/// Online k-means (J. MacQueen, 5th Berkeley Symposium, 1967) with the offset of a fair competition (D. DeSieno, IEEE ICNN, 1988): a drive is learned by the centre with the
/// smallest distance plus offset, so that none starves. For normal that has several modes; n · CentreCount operations a drive. Allocates nothing after construction.
/// </remarks>
public sealed class ClusterNovelty : INoveltyModel
{
    private readonly ClusterNoveltyOptions _options;
    private readonly float[] _centres;
    private readonly float[] _wins;
    private readonly float[] _offsets;
    private readonly float[] _usual = new float[1];
    private readonly int _n;
    private long _count;

    /// <summary>A model that has seen nothing.</summary>
    public ClusterNovelty(int inputCount, ClusterNoveltyOptions options)
    {
        if (options.CentreCount < 1 || options.Memory < 2)
        {
            Throw.Range("CentreCount or Memory", 0, 1, ChipInfo.Unlimited);
        }

        if (!(options.HomeostasisRate >= 0f))
        {
            Throw.Range(nameof(options.HomeostasisRate), options.HomeostasisRate, 0f, 1f);
        }

        _options = options;
        _n = inputCount;
        _centres = new float[options.CentreCount * inputCount];
        _wins = new float[options.CentreCount];
        _offsets = new float[options.CentreCount];
    }

    /// <inheritdoc/>
    public int InputCount => _n;

    private int StartedCount => (int)(_count < _options.CentreCount ? _count : _options.CentreCount);

    /// <inheritdoc/>
    public float Score(ReadOnlySpanFloat drive)
    {
        int started = StartedCount;
        float least = float.MaxValue;
        for (int k = 0; k < started; k++)
        {
            float distance = Distance(k, drive);
            least = distance < least ? distance : least;
        }

        return started == 0 || _usual[0] <= 0f ? 0f : least / _usual[0];
    }

    /// <inheritdoc/>
    public void Learn(ReadOnlySpanFloat drive)
    {
        int started = StartedCount;
        _count++;
        if (started < _options.CentreCount)
        {
            drive.CopyTo(new SpanFloat(_centres, started * _n, _n));
            _wins[started] = 1f;
            return;
        }

        int winner = 0;
        float least = float.MaxValue;
        float distance = 0f;
        for (int k = 0; k < started; k++)
        {
            float own = Distance(k, drive);
            if (own + _offsets[k] < least)
            {
                least = own + _offsets[k];
                distance = own;
                winner = k;
            }
        }

        float step = 1f / (_count < _options.Memory ? _count : _options.Memory);
        _usual[0] += step * (distance - _usual[0]);
        _wins[winner] = _wins[winner] < _options.Memory ? _wins[winner] + 1f : _options.Memory;
        float rate = 1f / _wins[winner];
        int row = winner * _n;
        for (int i = 0; i < _n; i++)
        {
            _centres[row + i] += rate * (drive[i] - _centres[row + i]);
        }

        float gain = _options.HomeostasisRate * _usual[0];
        for (int k = 0; k < started; k++)
        {
            _offsets[k] += gain * ((k == winner ? 1f : 0f) - (1f / started));
        }
    }

    /// <summary>Nothing to settle: its scores of the warm-up were of drives not seen before.</summary>
    public bool Settle(AlarmThreshold threshold) => false;

    /// <inheritdoc/>
    public void Report(MemoryPlan plan) => plan.Add(MemoryPlace.Host, "centres", 4L * (_centres.Length + (2 * _wins.Length) + 1));

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        sink.Write(_count);
        sink.Write(_centres);
        sink.Write(_wins);
        sink.Write(_offsets);
        sink.Write(_usual);
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        _count = source.ReadLong();
        source.Read(_centres);
        source.Read(_wins);
        source.Read(_offsets);
        source.Read(_usual);
    }

    private float Distance(int centre, ReadOnlySpanFloat drive)
    {
        int row = centre * _n;
        float[] centres = _centres;
        float sum = 0f;
        for (int i = 0; i < _n; i++)
        {
            float difference = drive[i] - centres[row + i];
            sum += difference * difference;
        }

        return sum;
    }
}
