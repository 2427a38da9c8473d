using System;

namespace Larmor.SimulatedHal;

/// <summary>Resistance of a vanadium dioxide device over temperature: the major loop and the minor loops inside it.</summary>
/// <remarks>
/// <code>
/// R(T) = R₀ e^(E_a/T) g(T) + R_m        g = ½ + ½ tanh[β (δ w/2 + T_c - T)]       δ = +1 heating, -1 cooling
/// minor loop: T + T_pr P((T - T_r) / T_pr) in place of T,     P(x) = ½ (1 - sin γx) (1 + tanh(π² - 2πx))
/// T_pr = δ w/2 + T_c - artanh(2 g_r - 1)/β - T_r
/// </code>
/// Parameters and form: Y.-H. Zhang, C. Sipling, E. Qiu, I. K. Schuller, M. Di Ventra, arXiv 2312.12899 (2023).
/// </remarks>
public sealed class VanadiumLoop
{
    /// <summary>Coldest temperature at which the fit is used, in kelvin.</summary>
    public const double ColdestKelvin = 305;

    /// <summary>Hottest temperature at which the fit is used, in kelvin.</summary>
    public const double HottestKelvin = 370;

    private const double LeastShare = 1e-12;

    /// <summary>The device of the source.</summary>
    public static VanadiumLoop Published { get; } = new();

    /// <summary>Width w of the loop in kelvin.</summary>
    public double WidthKelvin { get; init; } = 7.19357064;

    /// <summary>Centre T_c of the loop in kelvin.</summary>
    public double CentreKelvin { get; init; } = 332.805839;

    /// <summary>Resistance R_m of the metal in ohms.</summary>
    public double MetalOhms { get; init; } = 262.5 * 4.90025335;

    /// <summary>Steepness β in 1/K.</summary>
    public double SteepnessPerKelvin { get; init; } = 0.252796285;

    /// <summary>R₀ of the insulator in ohms.</summary>
    public double InsulatorOhms { get; init; } = 5.35882879e-3;

    /// <summary>Activation E_a of the insulator in kelvin.</summary>
    public double ActivationKelvin { get; init; } = 5220.47417;

    /// <summary>γ of the minor loops.</summary>
    public double MinorRate { get; init; } = 0.956269682;

    /// <summary>Resistance in ohms on the major loop.</summary>
    /// <param name="kelvin">Temperature.</param>
    /// <param name="direction">1 heating, -1 cooling.</param>
    public double MajorOhms(double kelvin, int direction) => Ohms(kelvin, direction, 0d, 0d);

    /// <summary>Resistance in ohms; <paramref name="shift"/> 0 is the major loop.</summary>
    public double Ohms(double kelvin, int direction, double reversal, double shift)
    {
        double clamped = Math.Clamp(kelvin, ColdestKelvin, HottestKelvin);
        return (InsulatorOhms * Math.Exp(ActivationKelvin / clamped) * Share(clamped, direction, reversal, shift)) + MetalOhms;
    }

    /// <summary>Insulating share g.</summary>
    public double Share(double kelvin, int direction, double reversal, double shift)
    {
        double at = kelvin;
        if (shift != 0d)
        {
            double x = (kelvin - reversal) / shift;
            at += 0.5d * shift * (1d - Math.Sin(MinorRate * x)) * (1d + Math.Tanh(Math.PI * (Math.PI - (2d * x))));
        }

        return 0.5d + (0.5d * Math.Tanh(SteepnessPerKelvin * ((0.5d * direction * WidthKelvin) + CentreKelvin - at)));
    }

    /// <summary>Shift T_pr of the minor loop that starts at a reversal, so that the resistance does not jump.</summary>
    /// <param name="direction">The new direction.</param>
    /// <param name="reversal">Temperature of the reversal.</param>
    /// <param name="share">g there, on the branch that ends.</param>
    public double Shift(int direction, double reversal, double share)
    {
        double clamped = Math.Clamp(share, LeastShare, 1d - LeastShare);
        return (0.5d * direction * WidthKelvin) + CentreKelvin - (Math.Atanh((2d * clamped) - 1d) / SteepnessPerKelvin) - reversal;
    }
}
