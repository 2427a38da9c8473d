using System;
using Larmor.Kernels;

namespace Larmor.SimulatedHal;

/// <summary>Vanadium dioxide neuristors in a row, by the equations of voltage and heat (the reference model).</summary>
/// <remarks>
/// <code>
/// C dV/dt = (V_in - V) / R_L - V / R(T)
/// C_th dT/dt = V² / R(T) - S_env (T - T₀) + S_c Σ_neighbours (T_j - T) + noise          S_env = S_th (1 - 2η),  S_c = η S_th
/// </code>
/// Runge-Kutta of fourth order, neighbours held at their last step; a step is at most 2 ns, a hundredth of a spike. Each device finds its
/// own reversals, with a dead band of 0.01 K. Base temperature is T₀. An event is a spike (the current passes 1.5 mA upwards); energy is
/// what the device itself turns to heat. Stuck low stays an insulator, stuck high a metal. R(T): <see cref="VanadiumLoop"/>.
/// </remarks>
public sealed class NeuristorArray : IDeviceArray, IBlockWork
{
    /// <summary>Current that counts as a spike, in amperes.</summary>
    public const double SpikeAmperes = 1.5e-3;

    /// <summary>Largest step in seconds.</summary>
    public const double LargestStepSeconds = 2e-9;

    private const double DeadBandKelvin = 0.01d;

    private readonly NeuristorOptions _options;
    private readonly double[] _conductance;
    private readonly sbyte[] _direction;
    private readonly double[] _extreme;
    private readonly double[] _reversal;
    private readonly double[] _shift;
    private readonly double[] _neighbour;
    private readonly bool[] _isHigh;
    private double[] _input = [];
    private double _seconds;

    /// <summary>Devices at rest: no voltage, base temperature, on the heating branch.</summary>
    /// <exception cref="ArgumentException">A parameter is outside physics; the message has name, value, limit and way out.</exception>
    public NeuristorArray(NeuristorOptions options, WorkerTeam? team = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        int count = options.Array.Count;
        Blocks = new DeviceBlocks(count, team);
        Health = new DeviceHealth(options.Array);
        _conductance = DeviceSpread.Relative(options.Array, 0, options.WattsPerKelvin, options.Sigma);
        _direction = new sbyte[count];
        _extreme = new double[count];
        _reversal = new double[count];
        _shift = new double[count];
        _neighbour = new double[count];
        _isHigh = new bool[count];
        Volts = new double[count];
        Kelvin = new double[count];
        Array.Fill(_direction, (sbyte)1);
        Array.Fill(_extreme, options.Array.TemperatureKelvin);
        Array.Fill(Kelvin, options.Array.TemperatureKelvin);
    }

    /// <inheritdoc/>
    public DeviceBlocks Blocks { get; }

    /// <inheritdoc/>
    public DeviceHealth Health { get; }

    /// <summary>Voltage of each device.</summary>
    public double[] Volts { get; }

    /// <summary>Temperature of each device.</summary>
    public double[] Kelvin { get; }

    /// <summary>Resistance of a device in ohms, now.</summary>
    public double OhmsOf(int device) => Resistance(device, Kelvin[device]);

    /// <summary>Moves all devices on.</summary>
    /// <param name="seconds">At most <see cref="LargestStepSeconds"/>.</param>
    /// <param name="inputVolts">Input voltage of each device.</param>
    /// <remarks>Allocates nothing.</remarks>
    public void Step(double seconds, double[] inputVolts)
    {
        ArgumentNullException.ThrowIfNull(inputVolts);
        Limit.Check(NeuristorOptions.Model, "step", seconds, 1e-15, LargestStepSeconds, "take more and shorter steps");
        Limit.CheckAll(NeuristorOptions.Model, "input", inputVolts, Blocks.Count, -1000, 1000, "it is in volts");
        _seconds = seconds;
        _input = inputVolts;
        for (int i = 0; i < Kelvin.Length && _options.Coupling > 0d; i++)
        {
            double below = i > 0 ? Kelvin[i - 1] : _options.Array.TemperatureKelvin;
            double above = i < Kelvin.Length - 1 ? Kelvin[i + 1] : _options.Array.TemperatureKelvin;
            _neighbour[i] = below + above;
        }

        Blocks.Run(this);
    }

    /// <inheritdoc/>
    void IBlockWork.Execute(int blockIndex)
    {
        double energy = 0d;
        long spikes = 0;
        ulong key = DeviceNoise.Key(_options.Array.Seed, DevicePurpose.Step, Blocks.StepCount);
        double sigma = _options.NoiseKelvin * Math.Sqrt(1e9 * _seconds);
        int end = Blocks.End(blockIndex);
        for (int i = DeviceBlocks.First(blockIndex); i < end; i++)
        {
            if (Health.FaultOf(i) == DeviceFault.Open)
            {
                continue;
            }

            Move(i);
            Kelvin[i] += sigma > 0d ? sigma * DeviceNoise.Normal(key, (uint)i) : 0d;
            Turn(i);
            double amperes = Volts[i] / Resistance(i, Kelvin[i]);
            energy += Volts[i] * amperes * _seconds;
            bool isHigh = amperes > SpikeAmperes;
            spikes += isHigh && !_isHigh[i] ? 1 : 0;
            _isHigh[i] = isHigh;
        }

        Blocks.Tell(blockIndex, energy, spikes);
    }

    private double Resistance(int device, double kelvin) => Health.FaultOf(device) switch
    {
        DeviceFault.StuckLow => _options.Loop.MajorOhms(VanadiumLoop.ColdestKelvin, 1),
        DeviceFault.StuckHigh => _options.Loop.MetalOhms,
        _ => _options.Loop.Ohms(kelvin, _direction[device], _reversal[device], _shift[device]),
    };

    private void Move(int device)
    {
        double volts = Volts[device];
        double kelvin = Kelvin[device];
        double h = _seconds;
        Rates(device, volts, kelvin, out double v1, out double k1);
        Rates(device, volts + (0.5d * h * v1), kelvin + (0.5d * h * k1), out double v2, out double k2);
        Rates(device, volts + (0.5d * h * v2), kelvin + (0.5d * h * k2), out double v3, out double k3);
        Rates(device, volts + (h * v3), kelvin + (h * k3), out double v4, out double k4);
        Volts[device] = volts + (h / 6d * (v1 + (2d * (v2 + v3)) + v4));
        Kelvin[device] = kelvin + (h / 6d * (k1 + (2d * (k2 + k3)) + k4));
    }

    private void Rates(int device, double volts, double kelvin, out double voltRate, out double kelvinRate)
    {
        double amperes = volts / Resistance(device, kelvin);
        double coupling = _options.Coupling;
        double all = _conductance[device];
        voltRate = (((_input[device] - volts) / _options.LoadOhms) - amperes) / _options.Farads;
        double lost = all * (1d - (2d * coupling)) * (kelvin - _options.Array.TemperatureKelvin);
        double gained = coupling > 0d ? coupling * all * (_neighbour[device] - (2d * kelvin)) : 0d;
        kelvinRate = ((volts * amperes) - lost + gained) / _options.JoulesPerKelvin;
    }

    /// <summary>Follows the extreme of this branch; back by the dead band, a minor loop begins at the extreme.</summary>
    private void Turn(int device)
    {
        double kelvin = Kelvin[device];
        int direction = _direction[device];
        double ahead = direction * (kelvin - _extreme[device]);
        if (ahead >= 0d)
        {
            _extreme[device] = kelvin;
        }
        else if (ahead < -DeadBandKelvin)
        {
            double at = Math.Clamp(_extreme[device], VanadiumLoop.ColdestKelvin, VanadiumLoop.HottestKelvin);
            double share = _options.Loop.Share(at, direction, _reversal[device], _shift[device]);
            _direction[device] = (sbyte)-direction;
            _reversal[device] = at;
            _shift[device] = _options.Loop.Shift(-direction, at, share);
            _extreme[device] = kelvin;
        }
    }
}
