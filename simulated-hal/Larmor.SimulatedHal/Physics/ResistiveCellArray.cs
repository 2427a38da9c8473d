using System;
using Larmor.Kernels;

namespace Larmor.SimulatedHal;

/// <summary>Analog resistive cells of a crossbar: pulses move a weight by steps that depend on where it is.</summary>
/// <remarks>
/// <code>
/// linear       w += α₊ (1 - γ₊ w / b_max + σξ)      w -= α₋ (1 - γ₋ w / b_min + σξ)      (multiplicative: times 1 + σξ)
/// exponential  w ± = Δw± max(0, 1 - A± e^(±γ z)) (1 + σξ),   z = 2 a w / (b_max - b_min) + b
/// α± = Δw (1 ± β) of each device; the state is clipped to its bounds; what is seen is w + σ_w Δw ξ, ξ drawn with each write
/// </code>
/// Source: M. J. Rasch et al., IEEE AICAS (2021). Temperature does not act on pulses (stated gap); leak and drift:
/// <see cref="Age"/>. More than 16 small pulses in a row are one draw with the mean and spread of their sum. An event is a pulse.
/// </remarks>
public sealed partial class ResistiveCellArray : IDeviceArray, IBlockWork
{
    private const double LeastPositive = 0.02d;
    private const double MostPulses = 4096d;
    private const ulong WriteSalt = 0xA24BAED4963EE407UL;
    private const int LongestExactRun = 16;
    private const double SmallStep = 0.02d;
    private const ulong RoundSalt = 0x9FB21C651E98DF25UL;

    private readonly ResistiveCellOptions _options;
    private readonly double[] _up;
    private readonly double[] _down;
    private readonly double[] _upper;
    private readonly double[] _lower;
    private readonly double[] _seenOffset;
    private double _agedSeconds = 1d;
    private int[] _pulses = [];

    /// <summary>Cells at 0.</summary>
    /// <exception cref="ArgumentException">A parameter is outside physics; the message has name, value, limit and way out.</exception>
    public ResistiveCellArray(ResistiveCellOptions options, WorkerTeam? team = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        int count = options.Array.Count;
        Blocks = new DeviceBlocks(count, team);
        Health = new DeviceHealth(options.Array);
        _up = options.IsStepLogNormal
            ? DeviceSpread.LogNormal(options.Array, 0, options.Step, options.StepSigma)
            : DeviceSpread.Relative(options.Array, 0, options.Step, options.StepSigma);
        _down = new double[count];
        _upper = DeviceSpread.Relative(options.Array, 1, options.UpperBound, options.UpperSigma);
        _lower = DeviceSpread.Relative(options.Array, 2, options.LowerBound, options.LowerSigma);
        double[] balance = DeviceSpread.Offset(options.Array, 3, options.BalanceSigma);
        _seenOffset = options.WriteSigma > 0d ? new double[count] : [];
        Weight = new double[count];
        for (int i = 0; i < count; i++)
        {
            // Published spreads reach 1/3 and beyond: what three deviations would turn round is held at 2 % of nominal.
            double step = Math.Max(LeastPositive * options.Step, _up[i]);
            _up[i] = step * Math.Max(0d, 1d + options.UpBias + balance[i]);
            _down[i] = step * Math.Max(0d, 1d - options.UpBias - balance[i]);
            _upper[i] = Math.Max(LeastPositive * options.UpperBound, _upper[i]);
            _lower[i] = Math.Min(LeastPositive * options.LowerBound, _lower[i]);
            DeviceFault fault = Health.FaultOf(i);
            Weight[i] = fault == DeviceFault.StuckHigh ? _upper[i] : fault == DeviceFault.StuckLow ? _lower[i] : 0d;
        }
    }

    /// <inheritdoc/>
    public DeviceBlocks Blocks { get; }

    /// <inheritdoc/>
    public DeviceHealth Health { get; }

    /// <summary>Hidden weight of each cell; may be set.</summary>
    public double[] Weight { get; }

    /// <summary>Middle of the range of a one-sided cell, which a fixed neighbour is taken from; 0 for a cell of both signs.</summary>
    internal double Middle => _options.LowerBound < 0d ? 0d : 0.5d * _options.UpperBound;

    /// <summary>The state at which up and down steps of a device are alike (linear rule).</summary>
    public double SymmetryPoint(int device) => (_up[device] - _down[device])
        / ((_up[device] * _options.UpSlope / _upper[device]) - (_down[device] * _options.DownSlope / _lower[device]));

    /// <summary>The step of one up (or down) pulse of a device at a state, without noise; positive.</summary>
    public double StepAt(int device, double weight, bool isUp)
    {
        double size = isUp ? _up[device] : _down[device];
        if (_options.Rule == ResistiveRule.Linear)
        {
            double bound = isUp ? _upper[device] : _lower[device];
            double slope = isUp ? _options.UpSlope : _options.DownSlope;
            return slope == 0d ? size : size * (1d - (slope * weight / bound));
        }

        double state = (2d * _options.StateSlope * weight / (_upper[device] - _lower[device])) + _options.StateOffset;
        double sign = isUp ? 1d : -1d;
        double factor = isUp ? _options.UpFactor : _options.DownFactor;
        return size * Math.Max(0d, 1d - (factor * Math.Exp(sign * _options.Growth * state)));
    }

    /// <summary>Gives each cell a number of pulses, up or down by sign.</summary>
    /// <remarks>Allocates nothing.</remarks>
    public void Pulse(int[] pulses)
    {
        ArgumentNullException.ThrowIfNull(pulses);
        Limit.Check(ResistiveCellOptions.Model, "pulses", pulses.Length, Blocks.Count, Blocks.Count, "pass one number for each cell");
        _pulses = pulses;
        _agedSeconds = 1d;
        Blocks.Run(this);
    }

    /// <summary>What is seen of each weight: write noise and drift included; an open cell shows 0.</summary>
    public void Read(double[] weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        double drift = _options.DriftExponent > 0d ? Math.Pow(_agedSeconds, -_options.DriftExponent) : 1d;
        for (int i = 0; i < weights.Length; i++)
        {
            double seen = _seenOffset.Length > 0 ? Weight[i] + _seenOffset[i] : Weight[i];
            weights[i] = Health.FaultOf(i) == DeviceFault.Open ? 0d : drift * seen;
        }
    }

    /// <summary>Leaves the cells alone for a time: they leak and drift.</summary>
    public void Age(double seconds)
    {
        Limit.Check(ResistiveCellOptions.Model, "time", seconds, 0, 1e15, "it is in seconds");
        _agedSeconds += seconds;
        double left = _options.LeakSeconds > 0d ? Math.Exp(-seconds / _options.LeakSeconds) : 1d;
        for (int i = 0; i < Weight.Length; i++)
        {
            Weight[i] *= Health.FaultOf(i) == DeviceFault.None ? left : 1d;
        }
    }

    /// <summary>What is seen of one weight, as it was written.</summary>
    internal double Seen(int device) => Health.FaultOf(device) == DeviceFault.Open ? 0d
        : _seenOffset.Length > 0 ? Weight[device] + _seenOffset[device] : Weight[device];

    /// <summary>A new cell at a state; a stuck one keeps its own.</summary>
    internal void StartAt(int device, double weight)
    {
        if (Health.FaultOf(device) == DeviceFault.None)
        {
            Weight[device] = Math.Clamp(weight, _lower[device], _upper[device]);
        }
    }

    /// <summary>Pulses one cell; the sequence of its noise is the caller's.</summary>
    internal void PulseOne(int device, int pulses, ulong key)
    {
        if (pulses == 0 || Health.FaultOf(device) == DeviceFault.Open || !Health.Write(device, Math.Abs((long)pulses)))
        {
            return;
        }

        Move(device, Math.Abs(pulses), pulses > 0, key, _options.CycleSigma > 0d ? DeviceNoise.Normal(key, (uint)device) : 0d);
        if (_seenOffset.Length > 0)
        {
            _seenOffset[device] = _options.WriteSigma * _options.Step * DeviceNoise.Normal(key ^ WriteSalt, (uint)device);
        }
    }

    /// <summary>Pulses one cell towards a weight: once, or round by round with a look in between until half a step is left.</summary>
    internal void Approach(int device, double target, int roundCount, ulong key)
    {
        for (int round = 0; round < Math.Max(1, roundCount); round++)
        {
            double error = target - Seen(device);
            double step = Math.Max(LeastPositive * _options.Step, StepAt(device, Weight[device], error > 0d));
            int pulses = (int)Math.Round(Math.Clamp(error / step, -MostPulses, MostPulses));
            if (pulses == 0)
            {
                return;
            }

            PulseOne(device, pulses, key + (RoundSalt * (ulong)round));
        }
    }

    internal void Save(Hal.IStateSink sink)
    {
        for (int i = 0; i < Weight.Length; i++)
        {
            sink.Write(BitConverter.DoubleToInt64Bits(Weight[i]));
            sink.Write(BitConverter.DoubleToInt64Bits(_seenOffset.Length > 0 ? _seenOffset[i] : 0d));
            sink.Write(Health.WearOf(i));
        }
    }

    internal void Load(Hal.IStateSource source)
    {
        for (int i = 0; i < Weight.Length; i++)
        {
            Weight[i] = BitConverter.Int64BitsToDouble(source.ReadLong());
            double offset = BitConverter.Int64BitsToDouble(source.ReadLong());
            Health.Restore(i, source.ReadLong());
            if (_seenOffset.Length > 0)
            {
                _seenOffset[i] = offset;
            }
        }
    }

    /// <inheritdoc/>
    void IBlockWork.Execute(int blockIndex)
    {
        long all = 0;
        long step = Blocks.StepCount;
        ulong key = DeviceNoise.Key(_options.Array.Seed, DevicePurpose.Step, step);
        ulong writeKey = DeviceNoise.Key(_options.Array.Seed, DevicePurpose.Write, step);
        Span<double> cycle = stackalloc double[DeviceVectors.ChunkSize];
        Span<double> write = stackalloc double[DeviceVectors.ChunkSize];
        Span<double> unused = stackalloc double[DeviceVectors.ChunkSize];
        int start = DeviceBlocks.First(blockIndex);
        int end = Blocks.End(blockIndex);
        for (int i = start; i < end; i++)
        {
            int at = (i - start) % DeviceVectors.ChunkSize;
            if (at == 0)
            {
                int chunk = Math.Min(DeviceVectors.ChunkSize, end - i);
                Draw(_options.CycleSigma, key, i, cycle[..chunk], unused);
                Draw(_options.WriteSigma, writeKey, i, write[..chunk], unused);
            }

            int pulses = _pulses[i];
            if (pulses == 0 || Health.FaultOf(i) == DeviceFault.Open)
            {
                continue;
            }

            int count = Math.Abs(pulses);
            all += count;
            if (!Health.Write(i, count))
            {
                continue;
            }

            Move(i, count, pulses > 0, key, cycle[at]);
            if (_seenOffset.Length > 0)
            {
                _seenOffset[i] = _options.WriteSigma * _options.Step * write[at];
            }
        }

        Blocks.Tell(blockIndex, all * _options.PulseJoules, all);
    }

    private static void Draw(double sigma, ulong key, int first, Span<double> values, Span<double> unused)
    {
        if (sigma > 0d)
        {
            DeviceVectors.Normal(key, first, values, unused[..values.Length]);
        }
    }

    /// <param name="device">The cell.</param>
    /// <param name="count">Pulses.</param>
    /// <param name="isUp">Their sign.</param>
    /// <param name="key">Sequence of their noise.</param>
    /// <param name="firstDraw">Normal draw of the first one: that of the sequence.</param>
    private void Move(int device, int count, bool isUp, ulong key, double firstDraw)
    {
        double weight = Weight[device];
        double sign = isUp ? 1d : -1d;
        if (count > LongestExactRun && Math.Max(_up[device], _down[device]) < SmallStep * (_upper[device] - _lower[device]))
        {
            Weight[device] = Burst(device, weight, count, isUp, firstDraw);
            return;
        }

        for (int n = 0; n < count; n++)
        {
            double step = StepAt(device, weight, isUp);
            if (_options.CycleSigma > 0d)
            {
                // A pulse beyond the first takes its noise from a sequence of its own.
                double draw = n == 0 ? firstDraw : DeviceNoise.Normal(key + (0x9E3779B97F4A7C15UL * (ulong)n), (uint)device);
                double size = _options.IsCycleMultiplicative ? step : isUp ? _up[device] : _down[device];
                step += size * _options.CycleSigma * draw;
            }

            weight = Math.Clamp(weight + (sign * step), _lower[device], _upper[device]);
        }

        Weight[device] = weight;
    }
}
