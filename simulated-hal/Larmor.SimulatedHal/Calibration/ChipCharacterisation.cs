using System;
using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.SimulatedHal;

/// <summary>Measures a chip through its contract alone: what its cells, converters and wires do, as a card that the simulator loads.</summary>
/// <remarks>
/// <code>
/// cells      program ±a, read, repeat:      gain (r₊ - r₋) / 2a of each, its spread, stuck cells, the noise of a write
/// wires      gain over the distance from the near corner: slope
/// outputs    one input at 1, repeated:      Var y = s² w² + step²/6;  what all outputs share is the input's own noise
/// inputs     a second input below 1:        Var of its share = step²/6 + noise²
/// updates    pulses of a tenth of the range: slope of what moved over what was asked
/// </code>
/// Converters are taken to round by chance on the scale of a vector's largest value, as those of the simulated crossbar do.
/// </remarks>
public sealed partial class ChipCharacterisation
{
    /// <summary>Kind of its card.</summary>
    public const string Kind = "crossbar";

    private const int InputCount = 96;
    private const int OutputCount = 96;
    private const int WriteRepeats = 12;
    private const int ReadRepeats = 400;
    private const double LeastGain = 0.3;

    private static readonly string[] Names =
        ["range", "levels", "writeNoise", "spread", "irDrop", "stuck", "readNoise", "adc", "inputNoise", "dac", "updateSlope"];

    private readonly IChip _chip;
    private readonly ITile _tile;
    private readonly double _range;
    private readonly double _level;
    private readonly int _levelCount;
    private readonly double[] _values = new double[Names.Length];
    private readonly double[] _sigmas = new double[Names.Length];
    private readonly bool[] _works = new bool[InputCount * OutputCount];
    private double _goodness;

    private ChipCharacterisation(IChip chip)
    {
        _chip = chip;
        _tile = chip.AllocateTile(InputCount, OutputCount, 1);
        WeightFormat format = _tile.Weights.Format;
        _range = Math.Min(1e6, format.Maximum);
        _levelCount = format.LevelCount;
        double middle = (_levelCount & 1) == 1 || _levelCount == 0 ? 0d : 0.5d;
        _level = _levelCount == 0 ? 0.5d * Math.Min(1d, _range)
            : _levelCount == 2 ? _range : format.Step * (Math.Floor(0.5d * _range / format.Step) + middle);
    }

    /// <summary>Gain of each cell as measured, shape [outputs, inputs]; 0 for a stuck one.</summary>
    public double[] Gains { get; } = new double[InputCount * OutputCount];

    /// <summary>Measured change of weights over the asked one: pairs of (asked, moved), in units of weight.</summary>
    public double[] Moves { get; private set; } = [];

    /// <summary>The card.</summary>
    public DeviceCard? Card { get; private set; }

    /// <summary>Runs the protocol on one tile of 96 x 96; the chip stays the caller's.</summary>
    public static ChipCharacterisation Measure(IChip chip, string device)
    {
        ArgumentNullException.ThrowIfNull(chip);
        var measured = new ChipCharacterisation(chip);
        measured.Set("range", measured._range, 0);
        measured.Set("levels", measured._levelCount, 0);
        measured.MeasureUpdates();
        measured.MeasureCells();
        measured.MeasureOutputs();
        measured.MeasureInputs();
        var covariance = new double[Names.Length, Names.Length];
        for (int i = 0; i < Names.Length; i++)
        {
            covariance[i, i] = measured._sigmas[i] * measured._sigmas[i];
        }

        string protocol = $"one tile of {InputCount} x {OutputCount}: {2 * WriteRepeats} writes, {2 * ReadRepeats} reads and one update of each cell";
        measured.Card = new DeviceCard(Kind, device, protocol, new FitResult(Names, measured._values, covariance, measured._goodness));
        return measured;
    }

    private void Set(string name, double value, double sigma)
    {
        int index = Array.IndexOf(Names, name);
        _values[index] = value;
        _sigmas[index] = sigma;
    }

    private float[] Read()
    {
        var weights = new float[InputCount * OutputCount];
        _tile.Weights.Read(0, OutputCount, weights);
        return weights;
    }

    private void MeasureUpdates()
    {
        var random = new Pcg32(7, 7);
        var pre = new float[InputCount];
        var post = new float[OutputCount];
        float[] before = Read();
        for (int i = 0; i < pre.Length; i++)
        {
            pre[i] = (2f * random.NextFloat()) - 1f;
        }

        for (int j = 0; j < post.Length; j++)
        {
            post[j] = (2f * random.NextFloat()) - 1f;
        }

        float rate = 0.1f * (float)Math.Min(1d, _range);
        if (_tile.Plasticity is { } plasticity)
        {
            plasticity.Accumulate(pre, post, 1, rate);
        }

        float[] after = Read();
        Moves = new double[2 * after.Length];
        double product = 0d;
        double square = 0d;
        for (int place = 0; place < after.Length; place++)
        {
            double asked = rate * pre[place % InputCount] * post[place / InputCount];
            Moves[2 * place] = asked;
            Moves[(2 * place) + 1] = after[place] - before[place];
            product += asked * (after[place] - before[place]);
            square += asked * asked;
        }

        double slope = product / square;
        double rest = 0d;
        for (int place = 0; place < after.Length; place++)
        {
            double error = Moves[(2 * place) + 1] - (slope * Moves[2 * place]);
            rest += error * error * Moves[2 * place] * Moves[2 * place];
        }

        Set("updateSlope", slope, Math.Sqrt(rest) / square);
    }

    private void MeasureCells()
    {
        int count = Gains.Length;
        var sums = new double[2 * count];
        var squares = new double[2 * count];
        var target = new float[count];
        for (int n = 0; n < 2 * WriteRepeats; n++)
        {
            bool isUp = (n & 1) == 0;
            Array.Fill(target, (float)(isUp ? _level : -_level));
            _tile.Weights.Program(0, OutputCount, target);
            float[] read = Read();
            for (int place = 0; place < count; place++)
            {
                int at = (2 * place) + (isUp ? 0 : 1);
                sums[at] += read[place];
                squares[at] += read[place] * (double)read[place];
            }
        }

        double writes = 0d;
        int stuck = 0;
        for (int place = 0; place < count; place++)
        {
            double up = sums[2 * place] / WriteRepeats;
            double down = sums[(2 * place) + 1] / WriteRepeats;
            double gain = (up - down) / (2d * _level);
            _works[place] = gain > LeastGain;
            Gains[place] = _works[place] ? gain : 0d;
            stuck += _works[place] ? 0 : 1;
            double scatter = squares[2 * place] + squares[(2 * place) + 1] - (WriteRepeats * ((up * up) + (down * down)));
            writes += _works[place] ? scatter / (2d * (WriteRepeats - 1)) / (gain * gain) : 0d;
        }

        int working = Math.Max(3, count - stuck);
        double writeSigma = Math.Sqrt(Math.Max(0d, writes) / working);
        Set("writeNoise", writeSigma / _range, writeSigma / _range / Math.Sqrt(4d * working * (WriteRepeats - 1)));
        Set("stuck", (double)stuck / count, Math.Sqrt(Math.Max(1d, stuck)) / count);
        FitWires(writeSigma, working);
    }

    /// <summary>Gain = mean (1 + drop/2 (1 - across - along)) and a spread around it.</summary>
    private void FitWires(double writeSigma, int working)
    {
        double sum = 0d;
        double nears = 0d;
        for (int place = 0; place < Gains.Length; place++)
        {
            sum += Gains[place];
            nears += _works[place] ? Near(place) : 0d;
        }

        // A straight line through the working cells, turned round the middle of where they are.
        double mean = sum / working;
        double middle = nears / working;
        double product = 0d;
        double square = 0d;
        for (int place = 0; place < Gains.Length; place++)
        {
            double near = Near(place) - middle;
            product += _works[place] ? Gains[place] * near : 0d;
            square += _works[place] ? near * near : 0d;
        }

        double slope = product / square;
        double centre = mean - (slope * middle);
        double drop = slope / centre;
        double rest = 0d;
        for (int place = 0; place < Gains.Length; place++)
        {
            double error = _works[place] ? (Gains[place] / (centre * (1d + (drop * Near(place))))) - 1d : 0d;
            rest += error * error;
        }

        double deviation = Math.Sqrt(rest / (working - 2));
        double writes = writeSigma / _level / Math.Sqrt(2d * WriteRepeats);
        double spread = Math.Sqrt(Math.Max(0d, (deviation * deviation) - (writes * writes)));
        double sigma = deviation / Math.Sqrt(square);
        Set("irDrop", drop, sigma);
        Set("spread", spread, deviation / Math.Sqrt(2d * working));
    }

    private static double Near(int place) =>
        0.5d - (0.5d * (((place % InputCount) + 0.5d) / InputCount)) - (0.5d * (((place / InputCount) + 0.5d) / OutputCount));
}
