using Larmor.Firmware;
using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Cli.Verification;

/// <summary>Measures on a chip's own relaxation what theory says of equilibrium propagation: bias of order β, or β² with both signs; and noise.</summary>
public sealed class GradientLaws
{
    private const int InputCount = 8;
    private const int HiddenCount = 12;
    private const int OutputCount = 4;
    private const int SampleCount = 16;

    private readonly SettlingReference _reference;
    private readonly float[][] _inputs = new float[SampleCount][];
    private readonly float[][] _targets = new float[SampleCount][];
    private readonly double[][] _truth = new double[SampleCount][];
    private readonly double[][] _free = new double[SampleCount][];
    private readonly IRelaxation _relaxation;
    private readonly ulong _seed;

    /// <summary>Places the network on a chip, settles it, and works out the true gradients.</summary>
    /// <param name="chipAddress">Chip.</param>
    /// <param name="seed">Seed of weights, inputs and noise.</param>
    /// <param name="host">What the host computes with.</param>
    public GradientLaws(string chipAddress, int seed, HostArithmetic host)
    {
        _seed = (ulong)seed;
        IChip chip = ChipCatalog.Open(chipAddress, host);
        Placement placement = Placement.Create(
            chip, NetworkSpec.Dense(InputCount, HiddenCount, OutputCount), new Needs { Backward = true }, host, new PlacementOptions());
        var random = new Pcg32(_seed, 77);
        _reference = new SettlingReference(
            Program(placement.Layer(0), InputCount, HiddenCount, random), Program(placement.Layer(1), HiddenCount, OutputCount, random));
        _relaxation = placement.CreateRelaxation(new RelaxationOptions
        {
            FreeStepCount = 300,
            NudgedStepCount = 300,
            Activation = StateActivation.ShiftedSigmoid,
            Alternating = true,
        });
        for (int k = 0; k < SampleCount; k++)
        {
            _inputs[k] = new float[InputCount];
            for (int i = 0; i < InputCount; i++)
            {
                _inputs[k][i] = random.NextFloat();
            }

            _targets[k] = new float[OutputCount];
            _targets[k][k % OutputCount] = 1f;
            _truth[k] = _reference.Gradient(_inputs[k], _targets[k]);
            var states = new float[_relaxation.StateCount];
            LastFree = _relaxation.SettleFree(_inputs[k], default, 1, states);
            _free[k] = [.. states.Select(s => (double)s)];
        }
    }

    /// <summary>How the last free settle ended.</summary>
    public Relaxed LastFree { get; }

    /// <summary>Mean relative error of the estimate at a nudge.</summary>
    /// <param name="beta">β.</param>
    /// <param name="symmetric">True for +β against -β, false for +β against free.</param>
    /// <param name="noiseSigma">Standard deviation of what is added to each neuron when its settled state is read.</param>
    public double Error(float beta, bool symmetric, double noiseSigma)
    {
        double sum = 0;
        var random = new Pcg32(_seed, 78);
        for (int k = 0; k < SampleCount; k++)
        {
            double[] plus = Noisy(Nudged(k, beta), noiseSigma, random);
            double[] other = Noisy(symmetric ? Nudged(k, -beta) : _free[k], noiseSigma, random);
            double[] estimate = SettlingReference.Contrast(
                _inputs[k], plus, other, HiddenCount, -1.0 / (symmetric ? 2.0 * beta : beta));
            double off = 0;
            double whole = 0;
            for (int i = 0; i < estimate.Length; i++)
            {
                off += (estimate[i] - _truth[k][i]) * (estimate[i] - _truth[k][i]);
                whole += _truth[k][i] * _truth[k][i];
            }

            sum += Math.Sqrt(off / whole);
        }

        return sum / SampleCount;
    }

    /// <summary>Slope of log(error) over log(β) by least squares.</summary>
    public static double Slope(IReadOnlyList<float> betas, IReadOnlyList<double> errors)
    {
        double[] x = [.. betas.Select(b => Math.Log(b))];
        double[] y = [.. errors.Select(e => Math.Log(e))];
        double meanX = x.Average();
        double meanY = y.Average();
        return x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / x.Sum(a => (a - meanX) * (a - meanX));
    }

    private static double[][] Program(ITile tile, int inputs, int outputs, Pcg32 random)
    {
        float bound = 1f / MathF.Sqrt(inputs);
        var rows = new double[outputs][];
        for (int o = 0; o < outputs; o++)
        {
            var row = new float[inputs + 1];
            for (int i = 0; i <= inputs; i++)
            {
                row[i] = ((2f * random.NextFloat()) - 1f) * bound;
            }

            tile.Weights.Program(o, 1, row);
            tile.Weights.Read(o, 1, row);
            rows[o] = [.. row.Select(w => (double)w)];
        }

        return rows;
    }

    private static double[] Noisy(double[] states, double sigma, Pcg32 random) =>
        sigma == 0 ? states : [.. states.Select(s => s + (sigma * random.NextNormal()))];

    private double[] Nudged(int sample, float beta)
    {
        float[] states = [.. _free[sample].Select(s => (float)s)];
        _relaxation.SettleNudged(_inputs[sample], default, beta, _targets[sample], 1, states);
        return [.. states.Select(s => (double)s)];
    }
}
