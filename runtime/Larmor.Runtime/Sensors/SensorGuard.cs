using Larmor.Hal;

namespace Larmor.Runtime;

/// <summary>Watches the samples of a sensor for what no real signal does: not a number, an end of the range, no movement.</summary>
/// <remarks>Allocates nothing after construction.</remarks>
public sealed class SensorGuard
{
    private readonly float[] _last;
    private readonly int[] _equalCount;
    private readonly int[] _endCount;
    private readonly SensorGuardOptions _options;

    /// <summary>A guard that has seen nothing.</summary>
    public SensorGuard(int channelCount, SensorGuardOptions options)
    {
        if (!(options.Minimum < options.Maximum))
        {
            Throw.Range(nameof(options.Minimum), options.Minimum, float.MinValue, options.Maximum);
        }

        if (options.StuckCount < 0 || options.SaturatedCount < 0)
        {
            Throw.Range("StuckCount or SaturatedCount", -1, 0, ChipInfo.Unlimited);
        }

        _options = options;
        _last = new float[channelCount];
        _equalCount = new int[channelCount];
        _endCount = new int[channelCount];
    }

    /// <summary>Judges the next sample.</summary>
    /// <param name="sample">Shape [channelCount].</param>
    public SensorFaults Check(ReadOnlySpanFloat sample)
    {
        SensorFaults faults = SensorFaults.None;
        float[] last = _last;
        for (int c = 0; c < last.Length; c++)
        {
            float value = sample[c];
            if (float.IsNaN(value) || value > float.MaxValue || value < float.MinValue)
            {
                faults |= SensorFaults.NotFinite;
                continue;
            }

            _equalCount[c] = value == last[c] ? _equalCount[c] + 1 : 1;
            _endCount[c] = value <= _options.Minimum || value >= _options.Maximum ? _endCount[c] + 1 : 0;
            last[c] = value;
            if (_options.StuckCount > 0 && _equalCount[c] >= _options.StuckCount)
            {
                faults |= SensorFaults.Stuck;
                _equalCount[c] = _options.StuckCount;
            }

            if (_options.SaturatedCount > 0 && _endCount[c] >= _options.SaturatedCount)
            {
                faults |= SensorFaults.Saturated;
                _endCount[c] = _options.SaturatedCount;
            }
        }

        return faults;
    }
}
