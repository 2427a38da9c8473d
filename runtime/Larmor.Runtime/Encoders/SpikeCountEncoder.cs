using Larmor.Hal;

namespace Larmor.Runtime;

/// <summary>Events of a spike encoder, counted by address and part of the window: what a learner without time of its own takes of them.</summary>
public sealed class SpikeCountEncoder : IEncoder
{
    private readonly ISpikeEncoder _encoder;
    private readonly SpikeBuffer _spikes;
    private readonly int _partCount;
    private readonly float _partsPerMicrosecond;
    private readonly float _scale;

    /// <summary>An encoder.</summary>
    /// <param name="encoder">Makes the events.</param>
    /// <param name="capacity">Most events of a window; more are dropped.</param>
    /// <param name="partCount">Parts of a window, at least 1.</param>
    /// <param name="windowMicroseconds">Length of a window.</param>
    /// <param name="scale">Drive per event.</param>
    public SpikeCountEncoder(ISpikeEncoder encoder, int capacity, int partCount, uint windowMicroseconds, float scale)
    {
        if (partCount < 1 || windowMicroseconds == 0)
        {
            Throw.Range("partCount or windowMicroseconds", 0, 1, ChipInfo.Unlimited);
        }

        _encoder = encoder;
        _spikes = new SpikeBuffer(capacity);
        _partCount = partCount;
        _partsPerMicrosecond = (float)partCount / windowMicroseconds;
        _scale = scale;
    }

    /// <inheritdoc/>
    public int InputCount => _encoder.InputCount;

    /// <inheritdoc/>
    public int OutputCount => _encoder.AddressCount * _partCount;

    /// <summary>The events of the last window.</summary>
    public SpikeBuffer Spikes => _spikes;

    /// <inheritdoc/>
    public void Encode(SpanFloat window, SpanFloat drive)
    {
        _encoder.Encode(window, _spikes);
        drive.Clear();
        for (int i = 0; i < _spikes.Count; i++)
        {
            int part = (int)(_spikes.TimestampMicroseconds(i) * _partsPerMicrosecond);
            part = part < _partCount ? part : _partCount - 1;
            drive[(_spikes.Address(i) * _partCount) + part] += _scale;
        }
    }
}
