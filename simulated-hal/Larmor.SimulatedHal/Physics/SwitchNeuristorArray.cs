using System;
using Larmor.Kernels;

namespace Larmor.SimulatedHal;

/// <summary>Neuristors as switches between two resistances with a charged capacitor (the fast model), with short and long memory.</summary>
/// <remarks>
/// <code>
/// V falls exponentially to V_in R / (R + R_L) with time (R ∥ R_L) C;   R: insulator until V &gt; V_th, then metal until V &lt; V_hold
/// it oscillates iff  V_in R_i / (R_i + R_L) &gt; V_th  and  V_in R_m / (R_m + R_L) &lt; V_hold
/// short memory  m ← m e^(-t/τ_s) + Δm per spike,  V_th (1 - κ m)        long memory  dw/dt = -w/τ_L, soft-bounds pulses
/// </code>
/// Crossings within a step are found exactly, so that any step is allowed up to the time in which two can happen. The threshold falls by
/// the linear law (T_c - T)/(T_c - 325 K) with base temperature. An event is a spike; energy is C (V_th² - V_hold²) / 2 per spike.
/// </remarks>
public sealed class SwitchNeuristorArray : IDeviceArray, IBlockWork
{
    private const int MostCrossings = 64;
    private const double NominalKelvin = 325d;

    private readonly NeuristorOptions _options;
    private readonly double[] _threshold;
    private readonly double _insulatorRate;
    private readonly double _metalRate;
    private readonly double _insulatorShare;
    private readonly double _metalShare;
    private double[] _input = [];
    private double _seconds;

    /// <summary>Devices without charge, insulating.</summary>
    /// <exception cref="ArgumentException">A parameter is outside physics; the message has name, value, limit and way out.</exception>
    public SwitchNeuristorArray(NeuristorOptions options, WorkerTeam? team = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        int count = options.Array.Count;
        Blocks = new DeviceBlocks(count, team);
        Health = new DeviceHealth(options.Array);
        double warm = (options.Loop.CentreKelvin - options.Array.TemperatureKelvin) / (options.Loop.CentreKelvin - NominalKelvin);
        Limit.Check(
            NeuristorOptions.Model, "temperature", options.Array.TemperatureKelvin, VanadiumLoop.ColdestKelvin, options.Loop.CentreKelvin - 1d,
            "the switch needs an insulator to start from");
        _threshold = DeviceSpread.Relative(options.Array, 0, Math.Max(options.HoldVolts, options.ThresholdVolts * warm), options.Sigma);
        _insulatorRate = Rate(options, options.InsulatorOhms);
        _metalRate = Rate(options, options.MetalOhms);
        _insulatorShare = options.InsulatorOhms / (options.InsulatorOhms + options.LoadOhms);
        _metalShare = options.MetalOhms / (options.MetalOhms + options.LoadOhms);
        Volts = new double[count];
        IsMetal = new bool[count];
        ResidualHeat = new double[count];
        Weight = new double[count];
        for (int i = 0; i < count; i++)
        {
            IsMetal[i] = Health.FaultOf(i) == DeviceFault.StuckHigh;
        }
    }

    /// <inheritdoc/>
    public DeviceBlocks Blocks { get; }

    /// <inheritdoc/>
    public DeviceHealth Health { get; }

    /// <summary>Voltage of each device.</summary>
    public double[] Volts { get; }

    /// <summary>True for each device that conducts like a metal.</summary>
    public bool[] IsMetal { get; }

    /// <summary>Short memory m of each device.</summary>
    public double[] ResidualHeat { get; }

    /// <summary>Long memory w of each device, in [-1, 1].</summary>
    public double[] Weight { get; }

    /// <summary>Longest step: within it a device crosses 64 times at most.</summary>
    public double LargestStepSeconds => 16d / (_metalRate + _insulatorRate);

    /// <summary>Time of the rise from hold to threshold, in seconds; infinity when the threshold is out of reach.</summary>
    public double RiseSeconds(double inputVolts) =>
        Crossing(_insulatorRate, inputVolts * _insulatorShare, _options.HoldVolts, _options.ThresholdVolts);

    /// <summary>Time of the fall from threshold to hold, in seconds; infinity when the hold voltage is out of reach.</summary>
    public double FallSeconds(double inputVolts) =>
        Crossing(_metalRate, inputVolts * _metalShare, _options.ThresholdVolts, _options.HoldVolts);

    /// <summary>What is left of the residual heat after a time.</summary>
    public double HeatShare(double seconds) => Math.Exp(-seconds / _options.FacilitationSeconds);

    /// <summary>Moves all devices on.</summary>
    /// <param name="seconds">At most <see cref="LargestStepSeconds"/>.</param>
    /// <param name="inputVolts">Input voltage of each device.</param>
    /// <remarks>Allocates nothing.</remarks>
    public void Step(double seconds, double[] inputVolts)
    {
        ArgumentNullException.ThrowIfNull(inputVolts);
        Limit.Check(NeuristorOptions.Model, "step", seconds, 1e-18, LargestStepSeconds, "take more and shorter steps");
        Limit.CheckAll(NeuristorOptions.Model, "input", inputVolts, Blocks.Count, 0, 1000, "it is in volts and not negative");
        _seconds = seconds;
        _input = inputVolts;
        Blocks.Run(this);
    }

    /// <summary>Moves the long memory of a device by pulses: soft bounds, up or down by sign.</summary>
    public void Train(int device, int pulseCount)
    {
        bool works = Health.Write(device, Math.Abs((long)pulseCount));
        double sign = Math.Sign(pulseCount);
        for (int n = 0; works && n < Math.Abs(pulseCount); n++)
        {
            Weight[device] += _options.PlasticStep * sign * (1d - (sign * Weight[device]));
        }
    }

    /// <summary>Lets the long memory fade for a time.</summary>
    public void Age(double seconds)
    {
        Limit.Check(NeuristorOptions.Model, "time", seconds, 0, 1e15, "it is in seconds");
        double left = Math.Exp(-seconds / _options.RetentionSeconds);
        for (int i = 0; i < Weight.Length; i++)
        {
            Weight[i] *= left;
        }
    }

    /// <inheritdoc/>
    void IBlockWork.Execute(int blockIndex)
    {
        long spikes = 0;
        double insulator = Math.Exp(-_insulatorRate * _seconds);
        double metal = Math.Exp(-_metalRate * _seconds);
        double cooled = HeatShare(_seconds);
        int end = Blocks.End(blockIndex);
        for (int i = DeviceBlocks.First(blockIndex); i < end; i++)
        {
            ResidualHeat[i] *= cooled;
            if (Health.FaultOf(i) != DeviceFault.Open)
            {
                spikes += Move(i, IsMetal[i] ? metal : insulator);
            }
        }

        double square = (_options.ThresholdVolts * _options.ThresholdVolts) - (_options.HoldVolts * _options.HoldVolts);
        Blocks.Tell(blockIndex, 0.5d * _options.Farads * square * spikes, spikes);
    }

    private static double Rate(NeuristorOptions options, double ohms) => ((1d / ohms) + (1d / options.LoadOhms)) / options.Farads;

    private static double Crossing(double rate, double target, double from, double to)
    {
        double share = (target - from) / (target - to);
        return share > 1d ? Math.Log(share) / rate : share >= 0d && from == to ? 0d : double.PositiveInfinity;
    }

    private int Move(int device, double shrink)
    {
        double volts = Volts[device];
        double input = _input[device];
        double left = _seconds;
        int spikes = 0;
        bool isStuck = Health.FaultOf(device) != DeviceFault.None;
        for (int crossing = 0; crossing < MostCrossings; crossing++)
        {
            bool isMetal = IsMetal[device];
            double target = input * (isMetal ? _metalShare : _insulatorShare);
            double end = target + ((volts - target) * shrink);
            double threshold = _threshold[device] * (1d - (_options.ThresholdFall * Math.Min(1d, ResidualHeat[device])));
            bool crosses = !isStuck && (isMetal ? end < _options.HoldVolts : end > threshold);
            if (!crosses)
            {
                volts = end;
                break;
            }

            double edge = isMetal ? _options.HoldVolts : threshold;
            bool isPast = isMetal ? volts < edge : volts > edge;
            left -= isPast ? 0d : Crossing(isMetal ? _metalRate : _insulatorRate, target, volts, edge);
            volts = isPast ? volts : edge;
            IsMetal[device] = !isMetal;
            if (!isMetal)
            {
                spikes++;
                ResidualHeat[device] += _options.Facilitation;
            }

            shrink = Math.Exp(-(isMetal ? _insulatorRate : _metalRate) * Math.Max(0d, left));
        }

        Volts[device] = volts;
        return spikes;
    }
}
