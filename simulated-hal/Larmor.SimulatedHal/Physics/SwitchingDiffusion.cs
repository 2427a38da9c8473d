using System;

namespace Larmor.SimulatedHal;

/// <summary>The Fokker-Planck equation of a macrospin on the sphere, axially symmetric: density over the polar angle, step by step.</summary>
/// <remarks>
/// Finite volumes in θ with the exponential flux of Scharfetter and Gummel (positive for any drift), trapezoidal steps after four
/// implicit half steps. No probability is lost: the test holds the sum at 1. Made for tables, not for stepping devices.
/// </remarks>
public sealed class SwitchingDiffusion
{
    private const int FirstImplicitSteps = 4;

    private readonly double[] _mass;
    private readonly double[] _volume;
    private readonly double[] _left;
    private readonly double[] _right;
    private readonly double[] _upper;
    private readonly double[] _load;
    private readonly double _step;
    private int _stepCount;

    /// <summary>A density at rest in the well around θ = 0: Boltzmann's e^(-Δ sin²θ).</summary>
    /// <param name="barrier">Δ.</param>
    /// <param name="ratio">i = I / I_c0.</param>
    /// <param name="cellCount">Cells of θ, even.</param>
    /// <param name="step">Step in units of t_D.</param>
    public SwitchingDiffusion(double barrier, double ratio, int cellCount, double step)
    {
        Limit.Check("switching", "barrier", barrier, 1, 1000, "it is in units of k T");
        Limit.Check("switching", "current", ratio, -100, 100, "it is in critical currents");
        Limit.Check("switching", "cells", cellCount, 16, 1 << 16, "a few hundred resolve the start");
        Limit.Check("switching", "step", step, 1e-9, 0.1, "it is in units of t_D");
        _step = step;
        _mass = new double[cellCount];
        _volume = new double[cellCount];
        _left = new double[cellCount + 1];
        _right = new double[cellCount + 1];
        _upper = new double[cellCount];
        _load = new double[cellCount];
        double width = Math.PI / cellCount;
        double diffusion = 0.5d / barrier;
        for (int f = 1; f < cellCount; f++)
        {
            double angle = f * width;
            double peclet = Math.Sin(angle) * (ratio - Math.Cos(angle)) * width / diffusion;
            double face = Math.Sin(angle) * diffusion / width;
            _left[f] = face * Bernoulli(-peclet);
            _right[f] = face * Bernoulli(peclet);
        }

        double sum = 0d;
        for (int c = 0; c < cellCount; c++)
        {
            _volume[c] = Math.Cos(c * width) - Math.Cos((c + 1) * width);
            double sine = Math.Sin((c + 0.5d) * width);
            _mass[c] = c < cellCount / 2 ? Math.Exp(-barrier * sine * sine) * _volume[c] : 0d;
            sum += _mass[c];
        }

        for (int c = 0; c < cellCount; c++)
        {
            _mass[c] /= sum;
        }
    }

    /// <summary>Time so far, in units of t_D.</summary>
    public double Time { get; private set; }

    /// <summary>Probability beyond the equator: switched.</summary>
    public double Switched
    {
        get
        {
            double sum = 0d;
            for (int c = _mass.Length / 2; c < _mass.Length; c++)
            {
                sum += _mass[c];
            }

            return sum;
        }
    }

    /// <summary>All probability: 1.</summary>
    public double Total
    {
        get
        {
            double sum = 0d;
            foreach (double mass in _mass)
            {
                sum += mass;
            }

            return sum;
        }
    }

    /// <summary>Moves the density on to a time.</summary>
    public void Advance(double time)
    {
        while (Time < time - (0.01d * _step))
        {
            if (_stepCount++ < FirstImplicitSteps)
            {
                Solve(0.5d * _step, 1d);
                Solve(0.5d * _step, 1d);
            }
            else
            {
                Solve(_step, 0.5d);
            }

            Time += _step;
        }
    }

    private static double Bernoulli(double x) => Math.Abs(x) < 1e-8 ? 1d - (0.5d * x) : x / (Math.Exp(x) - 1d);

    /// <summary>One step of (1 - w h L) m' = (1 + (1 - w) h L) m, L the tridiagonal flux operator on the masses of the cells.</summary>
    private void Solve(double step, double weight)
    {
        int n = _mass.Length;
        double old = (1d - weight) * step;
        double next = weight * step;
        for (int c = 0; c < n; c++)
        {
            double flow = -(_right[c] + _left[c + 1]) * _mass[c] / _volume[c];
            flow += c > 0 ? _left[c] * _mass[c - 1] / _volume[c - 1] : 0d;
            flow += c < n - 1 ? _right[c + 1] * _mass[c + 1] / _volume[c + 1] : 0d;
            _load[c] = _mass[c] + (old * flow);
        }

        double before = 0d;
        for (int c = 0; c < n; c++)
        {
            double lower = c > 0 ? -next * _left[c] / _volume[c - 1] : 0d;
            double diagonal = 1d + (next * (_right[c] + _left[c + 1]) / _volume[c]) - (lower * before);
            double upper = c < n - 1 ? -next * _right[c + 1] / _volume[c + 1] : 0d;
            before = upper / diagonal;
            _upper[c] = before;
            _load[c] = (_load[c] - (c > 0 ? lower * _load[c - 1] : 0d)) / diagonal;
        }

        _mass[n - 1] = _load[n - 1];
        for (int c = n - 2; c >= 0; c--)
        {
            _mass[c] = _load[c] - (_upper[c] * _mass[c + 1]);
        }
    }
}
