using System;
using Larmor.Kernels;

namespace Larmor.SimulatedHal;

/// <summary>Superparamagnetic tunnel junctions: resistances that flip by heat alone, with odds that a voltage sets (telegraph, p-bit).</summary>
/// <remarks>
/// <code>
/// Γ(P→AP) = f₀ e^(-Δ(1 - v))     Γ(AP→P) = f₀ e^(-Δ(1 + v))     v = V / V_c + offset     Δ(T) = Δ 300 / T
/// P(AP) = 1 / (1 + e^(-2Δv))     flip in dt with P_other (1 - e^(-(Γ₁ + Γ₂) dt))
/// Fast       one draw per step, exact at the sampling times for any step
/// Reference  exponential dwells one after another, exact at all times
/// </code>
/// A higher temperature, or the heat of the read current, speeds both rates up. An event is a flip seen; energy is V² t / R; flips are
/// free and wear nothing. Source: W. F. Brown, Phys. Rev. 130, 1677 (1963); parameters on the card.
/// </remarks>
public sealed class TelegraphJunctionArray : IDeviceArray, IBlockWork
{
    private const double LargestExponent = 600d;

    private readonly TelegraphJunctionOptions _options;
    private readonly double[] _barrier;
    private readonly double[] _critical;
    private readonly double[] _offset;
    private double[] _volts = [];
    private double _seconds;

    /// <summary>Junctions in the parallel state.</summary>
    /// <exception cref="ArgumentException">A parameter is outside physics; the message has name, value, limit and way out.</exception>
    public TelegraphJunctionArray(TelegraphJunctionOptions options, WorkerTeam? team = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        Blocks = new DeviceBlocks(options.Array.Count, team);
        Health = new DeviceHealth(options.Array);
        _barrier = DeviceSpread.Relative(options.Array, 0, options.Barrier, options.BarrierSigma);
        _critical = DeviceSpread.Relative(options.Array, 1, options.CriticalVolts, options.CriticalSigma);
        _offset = DeviceSpread.Offset(options.Array, 2, options.OffsetSigma);
        IsAntiparallel = new bool[options.Array.Count];
        for (int i = 0; i < IsAntiparallel.Length; i++)
        {
            IsAntiparallel[i] = Health.FaultOf(i) == DeviceFault.StuckHigh;
        }
    }

    /// <inheritdoc/>
    public DeviceBlocks Blocks { get; }

    /// <inheritdoc/>
    public DeviceHealth Health { get; }

    /// <summary>State of each device: true is antiparallel, the higher resistance.</summary>
    public bool[] IsAntiparallel { get; }

    /// <summary>Rates out of the parallel and out of the antiparallel state, per second.</summary>
    public void ReadRates(int device, double volts, out double outOfParallel, out double outOfAntiparallel)
    {
        ReadExponents(device, volts, out double up, out double down);
        outOfParallel = _options.AttemptHertz * Math.Exp(up);
        outOfAntiparallel = _options.AttemptHertz * Math.Exp(down);
    }

    /// <summary>Resistance of a state at a bias, in ohms.</summary>
    public double Ohms(bool isAntiparallel, double volts)
    {
        double share = volts / _options.HalvingVolts;
        return isAntiparallel ? _options.ParallelOhms * (1d + (_options.ResistanceRatio / (1d + (share * share)))) : _options.ParallelOhms;
    }

    private void ReadExponents(int device, double volts, out double up, out double down)
    {
        double heat = _options.HeatingKelvinPerWatt * volts * volts / Ohms(IsAntiparallel[device], volts);
        double barrier = _barrier[device] * PhysicalConstant.ReferenceKelvin / (_options.Array.TemperatureKelvin + heat);
        double bias = (volts / _critical[device]) + _offset[device];
        up = Math.Min(LargestExponent, -barrier * (1d - bias));
        down = Math.Min(LargestExponent, -barrier * (1d + bias));
    }

    /// <summary>The voltage that gives a device, its own parameters known, half the logarithm of the odds.</summary>
    internal double BiasFor(int device, double halfLogOdds)
    {
        double barrier = _barrier[device] * PhysicalConstant.ReferenceKelvin / _options.Array.TemperatureKelvin;
        return _critical[device] * ((halfLogOdds / barrier) - _offset[device]);
    }

    /// <summary>The probability that a device, in a given state, is in the other one after a time.</summary>
    public double FlipProbability(int device, bool isAntiparallel, double volts, double seconds)
    {
        ReadRates(device, volts, out double up, out double down);
        double both = up + down;
        return (isAntiparallel ? down : up) / both * -Expm1(-both * seconds);
    }

    /// <summary>Draws how long a device stays as it is, and flips it: the trace, dwell by dwell.</summary>
    /// <param name="device">Which one.</param>
    /// <param name="volts">Bias, constant for the dwell.</param>
    /// <param name="number">Number of the dwell: the same number gives the same draw.</param>
    public double NextDwellSeconds(int device, double volts, uint number)
    {
        ReadRates(device, volts, out double up, out double down);
        double rate = IsAntiparallel[device] ? down : up;
        IsAntiparallel[device] = !IsAntiparallel[device];
        return DeviceNoise.Exponential(DeviceNoise.Key(_options.Array.Seed, DevicePurpose.Second, device), number) / rate;
    }

    /// <summary>Lets time pass.</summary>
    /// <param name="seconds">Any length.</param>
    /// <param name="volts">Bias of each device, signed; positive favours the antiparallel state.</param>
    /// <remarks>Allocates nothing.</remarks>
    public void Step(double seconds, double[] volts)
    {
        ArgumentNullException.ThrowIfNull(volts);
        Limit.Check(TelegraphJunctionOptions.Model, "step", seconds, 1e-18, 1e12, "it is in seconds");
        double largest = 20d * _options.CriticalVolts;
        Limit.CheckAll(TelegraphJunctionOptions.Model, "voltage", volts, Blocks.Count, -largest, largest, "more breaks the barrier");
        _seconds = seconds;
        _volts = volts;
        Blocks.Run(this);
    }

    /// <inheritdoc/>
    void IBlockWork.Execute(int blockIndex)
    {
        double energy = 0d;
        long flips = 0;
        ulong key = DeviceNoise.Key(_options.Array.Seed, DevicePurpose.Step, Blocks.StepCount);
        int end = Blocks.End(blockIndex);
        for (int first = DeviceBlocks.First(blockIndex); first < end; first += DeviceVectors.ChunkSize)
        {
            int count = Math.Min(DeviceVectors.ChunkSize, end - first);
            flips += _options.Fidelity == Fidelity.Fast ? Clock(first, count, key) : 0;
            for (int i = first; i < first + count; i++)
            {
                DeviceFault fault = Health.FaultOf(i);
                double volts = _volts[i];
                if (fault == DeviceFault.None && _options.Fidelity == Fidelity.Reference)
                {
                    flips += Follow(i, volts);
                }

                energy += fault == DeviceFault.Open ? 0d : volts * volts / Ohms(IsAntiparallel[i], volts);
            }
        }

        Blocks.Tell(blockIndex, energy * _seconds, flips);
    }

    private static double Expm1(double x) => Math.Abs(x) < 1e-5 ? x * (1d + (0.5d * x)) : Math.Exp(x) - 1d;

    /// <summary>One exact draw for each of neighbouring devices, the rates of all of them at once.</summary>
    private int Clock(int first, int count, ulong key)
    {
        Span<double> up = stackalloc double[DeviceVectors.ChunkSize];
        Span<double> down = stackalloc double[DeviceVectors.ChunkSize];
        Span<double> left = stackalloc double[DeviceVectors.ChunkSize];
        Span<double> draw = stackalloc double[DeviceVectors.ChunkSize];
        for (int n = 0; n < count; n++)
        {
            ReadExponents(first + n, _volts[first + n], out up[n], out down[n]);
        }

        DeviceVectors.Exp(up[..count]);
        DeviceVectors.Exp(down[..count]);
        double scale = _options.AttemptHertz * _seconds;
        for (int n = 0; n < count; n++)
        {
            left[n] = -scale * (up[n] + down[n]);
        }

        DeviceVectors.Exp(left[..count]);
        DeviceVectors.Uniform(key, first, draw[..count]);
        int flips = 0;
        for (int n = 0; n < count; n++)
        {
            bool isAntiparallel = IsAntiparallel[first + n];
            double both = up[n] + down[n];
            double exponent = -scale * both;
            double gone = exponent > -1e-5 ? -exponent * (1d + (0.5d * exponent)) : 1d - left[n];
            bool flip = draw[n] * both < (isAntiparallel ? down[n] : up[n]) * gone && Health.FaultOf(first + n) == DeviceFault.None;
            IsAntiparallel[first + n] = isAntiparallel ^ flip;
            flips += flip ? 1 : 0;
        }

        return flips;
    }

    /// <summary>Exponential dwells have no memory: the rest of a dwell that a step cuts is drawn anew, without error.</summary>
    private int Follow(int device, double volts)
    {
        ReadRates(device, volts, out double up, out double down);
        ulong key = DeviceNoise.Key(_options.Array.Seed, DevicePurpose.Start, (Blocks.StepCount << 26) + device);
        int flips = 0;
        double left = _seconds;
        for (uint number = 0; ; number++)
        {
            left -= DeviceNoise.Exponential(key, number) / (IsAntiparallel[device] ? down : up);
            if (left < 0d)
            {
                return flips;
            }

            IsAntiparallel[device] = !IsAntiparallel[device];
            flips++;
        }
    }
}
