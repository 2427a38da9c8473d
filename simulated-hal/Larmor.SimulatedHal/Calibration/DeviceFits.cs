using System;

namespace Larmor.SimulatedHal;

/// <summary>From what a laboratory measures of single devices to the parameters of the models, with covariance and goodness.</summary>
public static partial class DeviceFits
{
    /// <summary>A spin diode's line: voltage per unit of power over the frequency of a tone (one power, one sweep).</summary>
    /// <param name="gigahertz">Frequencies of the sweep.</param>
    /// <param name="volts">Voltages measured.</param>
    /// <param name="sigmaVolts">Deviation of one voltage.</param>
    /// <returns>resonanceGigahertz, widthGigahertz, symmetricVolts, antisymmetricVolts, offsetVolts.</returns>
    public static FitResult SpinDiodeLine(double[] gigahertz, double[] volts, double sigmaVolts)
    {
        ArgumentNullException.ThrowIfNull(gigahertz);
        ArgumentNullException.ThrowIfNull(volts);

        // An antisymmetric line has its extrema a width below and above the resonance.
        int low = 0;
        int high = 0;
        for (int i = 1; i < volts.Length; i++)
        {
            low = volts[i] < volts[low] ? i : low;
            high = volts[i] > volts[high] ? i : high;
        }

        double width = Math.Max(1e-9, 0.5d * Math.Abs(gigahertz[high] - gigahertz[low]));
        double[] start = [0.5d * (gigahertz[high] + gigahertz[low]), width, 0d, (high > low ? 1d : -1d) * (volts[high] - volts[low]), 0d];
        return LeastSquares.Fit(
            ["resonanceGigahertz", "widthGigahertz", "symmetricVolts", "antisymmetricVolts", "offsetVolts"], start, gigahertz, volts,
            Same(volts.Length, sigmaVolts), static (f, p) => SpinDiode.Line(f, p[0], p[1], p[2], p[3]) + p[4]);
    }

    /// <summary>A telegraph junction: mean dwells in both states over the bias.</summary>
    /// <param name="volts">Bias of each trace.</param>
    /// <param name="parallelSeconds">Mean dwell in the parallel state.</param>
    /// <param name="antiparallelSeconds">Mean dwell in the antiparallel state.</param>
    /// <param name="dwellCount">Dwells behind each mean.</param>
    /// <param name="attemptHertz">f₀: one temperature cannot tell it from the barrier.</param>
    /// <returns>barrier, criticalVolts, offset (in V_c).</returns>
    /// <remarks>ln τ = -ln f₀ + Δ(1 ∓ v) is two straight lines: their slopes give Δ/V_c, their sum Δ - ln f₀, which f₀ alone fixes.</remarks>
    public static FitResult TelegraphDwells(
        double[] volts, double[] parallelSeconds, double[] antiparallelSeconds, int dwellCount, double attemptHertz)
    {
        ArgumentNullException.ThrowIfNull(volts);
        ArgumentNullException.ThrowIfNull(parallelSeconds);
        ArgumentNullException.ThrowIfNull(antiparallelSeconds);
        int count = volts.Length;
        var x = new double[2 * count];
        var y = new double[2 * count];
        for (int i = 0; i < count; i++)
        {
            // The state of a trace is carried in its place: the first half is the parallel state.
            x[i] = i;
            x[count + i] = count + i;
            y[i] = Math.Log(parallelSeconds[i] * attemptHertz);
            y[count + i] = Math.Log(antiparallelSeconds[i] * attemptHertz);
        }

        double Model(double place, double[] p)
        {
            int n = (int)place;
            double bias = (volts[n % count] / p[1]) + p[2];
            return p[0] * (n < count ? 1d - bias : 1d + bias);
        }

        double mean = 0d;
        foreach (double value in y)
        {
            mean += value / y.Length;
        }

        return LeastSquares.Fit(
            ["barrier", "criticalVolts", "offset"], [mean, 0.5d, 0d], x, y, Same(2 * count, 1d / Math.Sqrt(dwellCount)), Model);
    }

    /// <summary>A magnetic memory cell below its critical current: switches counted over current and pulse length.</summary>
    /// <param name="amperes">Current of each setting.</param>
    /// <param name="seconds">Pulse length of each setting.</param>
    /// <param name="switches">Switches counted from a known state.</param>
    /// <param name="trialCount">Trials of each setting; at least 100.</param>
    /// <param name="attemptSeconds">τ₀ of thermal activation.</param>
    /// <returns>barrier, criticalAmperes; strongly correlated when there is only one pulse length.</returns>
    /// <remarks>Binomial counts by weighted least squares of the probability; settings with none or all switched tell little and are kept.</remarks>
    public static FitResult MagneticSwitches(double[] amperes, double[] seconds, int[] switches, int trialCount, double attemptSeconds)
    {
        ArgumentNullException.ThrowIfNull(amperes);
        ArgumentNullException.ThrowIfNull(seconds);
        ArgumentNullException.ThrowIfNull(switches);
        int count = amperes.Length;
        var x = new double[count];
        var y = new double[count];
        var sigma = new double[count];
        double largest = 0d;
        for (int i = 0; i < count; i++)
        {
            x[i] = i;
            y[i] = (double)switches[i] / trialCount;
            double smoothed = (switches[i] + 0.5d) / (trialCount + 1d);
            sigma[i] = Math.Sqrt(smoothed * (1d - smoothed) / trialCount);
            largest = Math.Max(largest, amperes[i]);
        }

        FitResult Round(double[] start) => LeastSquares.Fit(
            ["barrier", "criticalAmperes"], start, x, y, sigma,
            (place, p) => MagneticSwitching.Thermal(p[0], Math.Min(1d, amperes[(int)place] / p[1]), seconds[(int)place], attemptSeconds, 1d));

        // Deviations of the model's own probabilities, not of the counted ones, make the fit one of largest likelihood.
        FitResult fit = Round([50d, 1.1d * largest]);
        for (int round = 0; round < 5; round++)
        {
            for (int i = 0; i < count; i++)
            {
                double p = Math.Clamp(
                    MagneticSwitching.Thermal(fit.Values[0], Math.Min(1d, amperes[i] / fit.Values[1]), seconds[i], attemptSeconds, 1d),
                    0.2d / trialCount, 1d - (0.2d / trialCount));
                sigma[i] = Math.Sqrt(p * (1d - p) / trialCount);
            }

            fit = Round(fit.Values);
        }

        return fit;
    }

    /// <summary>A resistive cell with soft bounds: its weight after each of many equal pulses up (or down).</summary>
    /// <param name="weights">Weight before the first pulse and after each one.</param>
    /// <returns>step (at w = 0, positive), bound, cycleSigma (in steps).</returns>
    /// <remarks>Changes are a straight line over the weight: <c>Δw = ±α (1 - w / b)</c> with noise of deviation σα.</remarks>
    public static FitResult ResistivePulses(double[] weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        int count = weights.Length - 1;
        double sign = weights[^1] > weights[0] ? 1d : -1d;
        var x = new double[count];
        var y = new double[count];
        double mean = 0d;
        for (int i = 0; i < count; i++)
        {
            x[i] = weights[i];
            y[i] = sign * (weights[i + 1] - weights[i]);
            mean += y[i] / count;
        }

        static double Line(double w, double[] p) => p[0] * (1d - (w / p[1]));
        double[] start = [mean, sign * 2d * Math.Max(1e-3, Math.Abs(weights[^1]))];
        FitResult rough = LeastSquares.Fit(["step", "bound"], start, x, y, Same(count, 1d), Line);
        double noise = Math.Sqrt(rough.Goodness);
        FitResult fit = LeastSquares.Fit(["step", "bound"], rough.Values, x, y, Same(count, Math.Max(noise, 1e-15)), Line);
        double share = noise / fit.Values[0];
        var covariance = new double[3, 3];
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < 2; j++)
            {
                covariance[i, j] = fit.Covariance[i, j];
            }
        }

        covariance[2, 2] = share * share * ((0.5d / count) + (fit.Covariance[0, 0] / (fit.Values[0] * fit.Values[0])));
        return new FitResult(["step", "bound", "cycleSigma"], [fit.Values[0], fit.Values[1], share], covariance, fit.Goodness);
    }

    /// <summary>An oscillator: inverse of its power over the current, (ζ + Q)/(A (ζ - 1)) with ζ = I / I_th.</summary>
    /// <param name="amperes">Currents above threshold.</param>
    /// <param name="powers">Power measured, in units of the fit's amplitude.</param>
    /// <param name="relativeSigma">Relative deviation of one power.</param>
    /// <returns>thresholdAmperes, nonlinearDamping, amplitude.</returns>
    public static FitResult OscillatorPower(double[] amperes, double[] powers, double relativeSigma)
    {
        ArgumentNullException.ThrowIfNull(amperes);
        ArgumentNullException.ThrowIfNull(powers);
        var sigma = new double[powers.Length];
        double least = double.MaxValue;
        double largest = 0d;
        for (int i = 0; i < sigma.Length; i++)
        {
            sigma[i] = Math.Max(1e-300, relativeSigma * Math.Abs(powers[i]));
            least = Math.Min(least, amperes[i]);
            largest = Math.Max(largest, powers[i]);
        }

        return LeastSquares.Fit(
            ["thresholdAmperes", "nonlinearDamping", "amplitude"], [0.9d * least, 1d, 2d * largest], amperes, powers, sigma, static (current, p) =>
            {
                double ratio = Math.Max(1.0001d, current / p[0]);
                return p[2] * (ratio - 1d) / (ratio + p[1]);
            });
    }

    /// <summary>A skyrmion synapse: how many pulses made one, and how many of those there were a pulse ended.</summary>
    /// <param name="made">Skyrmions made by up pulses with room for one.</param>
    /// <param name="upPulses">Those pulses.</param>
    /// <param name="ended">Skyrmions ended by down pulses.</param>
    /// <param name="present">Skyrmions that were there before those pulses, summed.</param>
    /// <returns>nucleation, annihilation: probabilities with the deviation of a binomial count.</returns>
    public static FitResult SkyrmionCounts(long made, long upPulses, long ended, long present)
    {
        double nucleation = (double)made / upPulses;
        double annihilation = (double)ended / present;
        var covariance = new double[2, 2];
        covariance[0, 0] = Binomial(made, upPulses);
        covariance[1, 1] = Binomial(ended, present);
        return new FitResult(["nucleation", "annihilation"], [nucleation, annihilation], covariance, 1d);
    }

    /// <summary>A domain wall in a notch: how often pulses of several currents free it.</summary>
    /// <param name="currents">J / J_c0 of each setting, as far as it is known.</param>
    /// <param name="freed">Pulses that freed the wall.</param>
    /// <param name="trialCount">Pulses of each setting.</param>
    /// <param name="seconds">Pulse length.</param>
    /// <param name="attemptHertz">f₀.</param>
    /// <returns>pinningBarrier, criticalRatio (its own J_c0 over the nominal one).</returns>
    public static FitResult DomainWallDepinning(double[] currents, int[] freed, int trialCount, double seconds, double attemptHertz)
    {
        ArgumentNullException.ThrowIfNull(currents);
        ArgumentNullException.ThrowIfNull(freed);
        var y = new double[currents.Length];
        var sigma = new double[currents.Length];
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = (double)freed[i] / trialCount;
            double smoothed = (freed[i] + 0.5d) / (trialCount + 1d);
            sigma[i] = Math.Sqrt(smoothed * (1d - smoothed) / trialCount);
        }

        return LeastSquares.Fit(
            ["pinningBarrier", "criticalRatio"], [30d, 1d], currents, y, sigma,
            (current, p) => 1d - Math.Exp(-attemptHertz * seconds * Math.Exp(-p[0] * Math.Max(0d, 1d - (current / p[1])))));
    }

    private static double Binomial(long successes, long tries)
    {
        double p = (successes + 0.5d) / (tries + 1d);
        return p * (1d - p) / tries;
    }

    private static double[] Same(int count, double value)
    {
        var values = new double[count];
        Array.Fill(values, value);
        return values;
    }
}
