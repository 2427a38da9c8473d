using System;

namespace Larmor.SimulatedHal;

/// <content>Fits of traces: resistance over temperature, a place over time.</content>
public static partial class DeviceFits
{
    /// <summary>A vanadium dioxide device: resistance over temperature on the major loop and on minor loops, least squares in ln R.</summary>
    /// <param name="kelvin">Temperatures.</param>
    /// <param name="directions">1 heating, -1 cooling.</param>
    /// <param name="reversals">Temperature at which the branch left the major loop; 0 for the major loop itself.</param>
    /// <param name="ohms">Resistances measured.</param>
    /// <param name="relativeSigma">Relative deviation of one resistance.</param>
    /// <returns>widthKelvin, centreKelvin, metalOhms, steepnessPerKelvin, logInsulatorOhms (at the centre), activationKelvin, minorRate.</returns>
    /// <remarks>
    /// R₀ alone is an extrapolation to endless temperature and tied to E_a; the insulator's ln R at the centre of the loop is what is measured. Without
    /// points on minor loops γ cannot be told and the fit refuses.
    /// </remarks>
    public static FitResult VanadiumLoops(double[] kelvin, int[] directions, double[] reversals, double[] ohms, double relativeSigma)
    {
        ArgumentNullException.ThrowIfNull(kelvin);
        ArgumentNullException.ThrowIfNull(directions);
        ArgumentNullException.ThrowIfNull(reversals);
        ArgumentNullException.ThrowIfNull(ohms);
        var x = new double[kelvin.Length];
        var y = new double[kelvin.Length];
        double coldest = double.MaxValue;
        double hottest = 0d;
        double most = 0d;
        double least = double.MaxValue;
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = i;
            y[i] = Math.Log(ohms[i]);
            coldest = Math.Min(coldest, kelvin[i]);
            hottest = Math.Max(hottest, kelvin[i]);
            most = Math.Max(most, ohms[i]);
            least = Math.Min(least, ohms[i]);
        }

        double Model(double place, double[] p)
        {
            int n = (int)place;
            VanadiumLoop loop = LoopOf(p);
            double shift = reversals[n] == 0d
                ? 0d
                : loop.Shift(directions[n], reversals[n], loop.Share(reversals[n], -directions[n], 0d, 0d));
            return Math.Log(loop.Ohms(kelvin[n], directions[n], reversals[n], shift));
        }

        double[] start = [5d, 0.5d * (coldest + hottest), least, 0.2d, Math.Log(0.3d * most), 5000d, 1d];
        return LeastSquares.Fit(
            ["widthKelvin", "centreKelvin", "metalOhms", "steepnessPerKelvin", "logInsulatorOhms", "activationKelvin", "minorRate"],
            start, x, y, Same(x.Length, relativeSigma), Model);
    }

    /// <summary>The loop that a fit found: what <see cref="NeuristorOptions.Loop"/> takes.</summary>
    /// <param name="fit">From <see cref="VanadiumLoops"/>.</param>
    public static VanadiumLoop LoopOf(FitResult fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return LoopOf(fit.Values);
    }

    /// <summary>A skyrmion in a trap: it is pushed aside and let go, and spirals back.</summary>
    /// <param name="seconds">Times after it was let go.</param>
    /// <param name="x">First coordinate, in any unit of length.</param>
    /// <param name="y">Second coordinate.</param>
    /// <param name="sigma">Deviation of one coordinate.</param>
    /// <returns>decaySeconds, rotationHertz (signed), startX, startY.</returns>
    /// <remarks>
    /// Of stiffness, damping and gyro-coupling only two ratios show in a spiral: kαD/(G² + α²D²) and kG/(G² + α²D²). The rotation has to be known
    /// to half a turn over the trace before: the first steps of the trace give it.
    /// </remarks>
    public static FitResult SkyrmionSpiral(double[] seconds, double[] x, double[] y, double sigma)
    {
        ArgumentNullException.ThrowIfNull(seconds);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        int count = seconds.Length;
        var places = new double[2 * count];
        var values = new double[2 * count];
        for (int i = 0; i < count; i++)
        {
            places[i] = i;
            places[count + i] = count + i;
            values[i] = x[i];
            values[count + i] = y[i];
        }

        // Angle between neighbours, weighted by how far out they are; the distance falls over the whole trace.
        double cross = 0d;
        double along = 0d;
        for (int i = 1; i < count; i++)
        {
            cross += (x[i - 1] * y[i]) - (y[i - 1] * x[i]);
            along += (x[i - 1] * x[i]) + (y[i - 1] * y[i]);
        }

        double step = (seconds[^1] - seconds[0]) / (count - 1);
        double turn = Math.Atan2(cross, along) / (2d * Math.PI * step);
        double[] start = [0.5d * (seconds[^1] - seconds[0]), turn, x[0], y[0]];
        return LeastSquares.Fit(
            ["decaySeconds", "rotationHertz", "startX", "startY"], start, places, values, Same(2 * count, sigma), (place, p) =>
            {
                int n = (int)place;
                double time = seconds[n % count];
                double shrink = Math.Exp(-time / p[0]);
                (double sine, double cosine) = Math.SinCos(2d * Math.PI * p[1] * time);
                return shrink * (n < count ? (cosine * p[2]) - (sine * p[3]) : (sine * p[2]) + (cosine * p[3]));
            });
    }

    private static VanadiumLoop LoopOf(double[] p) => new()
    {
        WidthKelvin = p[0],
        CentreKelvin = p[1],
        MetalOhms = Math.Abs(p[2]),
        SteepnessPerKelvin = p[3],
        InsulatorOhms = Math.Exp(p[4] - (p[5] / p[1])),
        ActivationKelvin = p[5],
        MinorRate = p[6],
    };
}
