using Larmor.Data;
using Larmor.Kernels;

namespace Larmor.Cli.Radio;

/// <summary>The drone network on chips of rising spread: written, learned in the loop as designed, and learned in the loop as measured.</summary>
internal sealed class RadioSpread : IBlockWork
{
    private readonly DataSet _data;
    private readonly int _epochs;
    private readonly float _rate;
    private readonly int _seed;
    private readonly double _measurementSigma;
    private readonly (double Spread, GradientModel Model)[] _runs;
    private RadioNetwork? _ideal;

    internal RadioSpread(DataSet data, double[] spreads, int epochs, float rate, double measurementSigma, int seed)
    {
        _data = data;
        _epochs = epochs;
        _rate = rate;
        _seed = seed;
        _measurementSigma = measurementSigma;
        _runs = [(0, GradientModel.Nominal), .. spreads.SelectMany(spread => new[] { (spread, GradientModel.Nominal), (spread, GradientModel.Measured) })];
        Curves = [.. _runs.Select(_ => new double[epochs + 1])];
        Written = new double[spreads.Length];
    }

    /// <summary>Test accuracy after each epoch: without spread, then for each spread as designed and as measured.</summary>
    internal double[][] Curves { get; }

    /// <summary>Accuracy of what was learned without spread, on chips of each spread.</summary>
    internal double[] Written { get; }

    internal void Run(WorkerTeam team)
    {
        team.Run(this, _runs.Length);
        for (int n = 0; n < Written.Length; n++)
        {
            // The mean of three specimens: a single one says little below the cliff.
            for (int specimen = 0; specimen < 3; specimen++)
            {
                var chip = new RadioNetwork(_data.Train, _runs[1 + (2 * n)].Spread, GradientModel.Nominal, 0, _seed + (1000 * specimen));
                chip.Take(_ideal!);
                Written[n] += chip.Accuracy(_data.Test) / 3;
            }
        }
    }

    void IBlockWork.Execute(int blockIndex)
    {
        (double spread, GradientModel model) = _runs[blockIndex];
        var network = new RadioNetwork(_data.Train, spread, model, _measurementSigma, _seed);
        double[] curve = Curves[blockIndex];
        curve[0] = network.Accuracy(_data.Test);
        for (int epoch = 0; epoch < _epochs; epoch++)
        {
            // The rate falls to a tenth over the run.
            network.Learn(_data.Train, _rate * MathF.Pow(0.1f, (float)epoch / _epochs));
            curve[epoch + 1] = network.Accuracy(_data.Test);
        }

        _ideal = blockIndex == 0 ? network : _ideal;
    }
}
