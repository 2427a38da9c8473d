using System;
using Larmor.Hal;

namespace Larmor.SimulatedHal;

/// <summary>Bits of chance from superparamagnetic junctions: each is biased to its odds, left to forget, and looked at.</summary>
/// <remarks>
/// <code>
/// v = ln(p / (1 - p)) / (2 Δ)      bias V = V_c v, nominal or measured      wait n correlation times between looks
/// </code>
/// Nominal parameters leave each device's spread in its odds; measured ones (<c>isCalibrated</c>) take it out. Two looks at one device
/// are correlated by e^-n. Odds beyond 1e-4 and 1 - 1e-4 are held there.
/// </remarks>
public sealed class TelegraphBitSource : IBitSource
{
    private const double LeastProbability = 1e-4;

    private readonly TelegraphJunctionArray _junctions;
    private readonly TelegraphJunctionOptions _options;
    private readonly double[] _volts;
    private readonly bool _isCalibrated;

    /// <summary>A source of as many bits as there are junctions.</summary>
    /// <param name="options">Of the junctions.</param>
    /// <param name="waitCount">Correlation times of the slowest setting (v = 0) between two looks.</param>
    /// <param name="isCalibrated">True when each device's own barrier, critical voltage and offset are known.</param>
    public TelegraphBitSource(TelegraphJunctionOptions options, double waitCount, bool isCalibrated)
    {
        ArgumentNullException.ThrowIfNull(options);
        Limit.Check(TelegraphJunctionOptions.Model, "wait", waitCount, 0.01, 1000, "5 leave a correlation below 1 %");
        _options = options;
        _junctions = new TelegraphJunctionArray(options);
        _volts = new double[options.Array.Count];
        _isCalibrated = isCalibrated;
        double longest = 0d;
        for (int i = 0; i < _volts.Length; i++)
        {
            _junctions.ReadRates(i, 0d, out double up, out double down);
            longest = Math.Max(longest, 1d / (up + down));
        }

        WaitSeconds = waitCount * longest;
    }

    /// <summary>Time between two looks.</summary>
    public double WaitSeconds { get; }

    /// <summary>The junctions: energy, events, faults.</summary>
    public IDeviceArray Junctions => _junctions;

    /// <inheritdoc/>
    public void Sample(ReadOnlySpan<float> probability, byte[] bits)
    {
        ArgumentNullException.ThrowIfNull(bits);
        if (probability.Length != _volts.Length)
        {
            Throw.Length(nameof(probability), probability.Length, _volts.Length);
        }

        if (bits.Length != _volts.Length)
        {
            Throw.Length(nameof(bits), bits.Length, _volts.Length);
        }

        for (int i = 0; i < _volts.Length; i++)
        {
            Limit.Check(TelegraphJunctionOptions.Model, "probability", probability[i], 0, 1, "it is a probability");
            double odds = Math.Clamp(probability[i], LeastProbability, 1d - LeastProbability);
            double share = 0.5d * Math.Log(odds / (1d - odds));
            _volts[i] = _isCalibrated ? _junctions.BiasFor(i, share) : share * _options.CriticalVolts / _options.Barrier;
        }

        _junctions.Step(WaitSeconds, _volts);
        for (int i = 0; i < bits.Length; i++)
        {
            bits[i] = _junctions.IsAntiparallel[i] ? (byte)1 : (byte)0;
        }
    }
}
