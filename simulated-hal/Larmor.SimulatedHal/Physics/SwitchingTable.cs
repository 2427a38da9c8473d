using System;

namespace Larmor.SimulatedHal;

/// <summary>Probabilities of <see cref="SwitchingDiffusion"/> over current and time for one barrier, read by linear interpolation.</summary>
internal sealed class SwitchingTable
{
    internal const double LeastRatio = 0.9d;
    internal const double MostRatio = 3.3d;

    private const double RatioStep = 0.1d;
    private const double TimeStep = 0.1d;
    private const double SolverStep = 0.05d;
    private const double LongestTime = 24d;
    private const int CellCount = 600;

    private readonly double[] _probability;
    private readonly int _timeCount;

    internal SwitchingTable(double barrier)
    {
        int ratioCount = (int)Math.Round((MostRatio - LeastRatio) / RatioStep) + 1;
        _timeCount = (int)Math.Round(LongestTime / TimeStep) + 1;
        _probability = new double[ratioCount * _timeCount];
        for (int r = 0; r < ratioCount; r++)
        {
            var density = new SwitchingDiffusion(barrier, LeastRatio + (r * RatioStep), CellCount, SolverStep);
            for (int t = 1; t < _timeCount; t++)
            {
                density.Advance(t * TimeStep);
                _probability[(r * _timeCount) + t] = Math.Clamp(density.Switched, 0d, 1d);
            }
        }
    }

    /// <summary>Longer pulses go on at the last rate of escape.</summary>
    internal double At(double ratio, double time)
    {
        double row = Math.Clamp((ratio - LeastRatio) / RatioStep, 0d, (_probability.Length / _timeCount) - 1.000001d);
        double beyond = Math.Max(0d, time - LongestTime + TimeStep);
        double column = Math.Min(time, LongestTime - TimeStep) / TimeStep;
        int r = (int)row;
        double here = Along(r, column);
        double probability = here + ((row - r) * (Along(r + 1, column) - here));
        if (beyond == 0d)
        {
            return probability;
        }

        double before = Along(r, column - 1d) + ((row - r) * (Along(r + 1, column - 1d) - Along(r, column - 1d)));
        double left = Math.Max(1e-300, 1d - probability);
        double rate = Math.Log(Math.Max(1e-300, 1d - before) / left) / TimeStep;
        return 1d - (left * Math.Exp(-Math.Max(0d, rate) * beyond));
    }

    private double Along(int row, double column)
    {
        int t = Math.Min((int)column, _timeCount - 2);
        double here = _probability[(row * _timeCount) + t];
        return here + ((column - t) * (_probability[(row * _timeCount) + t + 1] - here));
    }
}
