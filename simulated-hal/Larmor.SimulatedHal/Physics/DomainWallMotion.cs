using System;

namespace Larmor.SimulatedHal;

/// <summary>The one-dimensional model of a domain wall: position and tilt under a spin current and a field, solved by Runge-Kutta.</summary>
/// <remarks>
/// <code>
/// φ' + α q'/W = β u/W + γ H(q)          q'/W - α φ' = u/W + (γ H_K / 2) sin 2φ
/// </code>
/// Below the Walker limit the wall moves at (β/α) u. Source: A. Thiaville et al., Europhys. Lett. 69, 990 (2005). Fields in tesla.
/// </remarks>
public sealed class DomainWallMotion
{
    private const double GyromagneticRatio = 1.76e11;
    private const double LargestShare = 0.2d;

    private readonly double _damping;
    private readonly double _nonadiabaticity;
    private readonly double _widthMetres;
    private readonly double _anisotropyRate;

    /// <summary>A wall at rest at 0.</summary>
    public DomainWallMotion(double damping, double nonadiabaticity, double widthMetres, double anisotropyTesla)
    {
        Limit.Check("domain wall", "damping", damping, 1e-6, 1, "Gilbert damping is positive and below 1");
        Limit.Check("domain wall", "beta", nonadiabaticity, 0, 10, "it is of the order of the damping");
        Limit.Check("domain wall", "width", widthMetres, 1e-10, 1e-6, "it is in metres");
        Limit.Check("domain wall", "anisotropy", anisotropyTesla, 1e-6, 10, "it is in tesla");
        _damping = damping;
        _nonadiabaticity = nonadiabaticity;
        _widthMetres = widthMetres;
        _anisotropyRate = 0.5d * GyromagneticRatio * anisotropyTesla;
    }

    /// <summary>Position q in metres.</summary>
    public double PositionMetres { get; private set; }

    /// <summary>Tilt φ in radians.</summary>
    public double TiltRadians { get; private set; }

    /// <summary>Largest spin velocity below which the wall moves steadily, in metres per second.</summary>
    public double WalkerMetresPerSecond => _anisotropyRate * _widthMetres / Math.Abs((_nonadiabaticity / _damping) - 1d);

    /// <summary>Tilt of the steady motion at a spin velocity below the Walker limit.</summary>
    public double SteadyTilt(double metresPerSecond) =>
        0.5d * Math.Asin(((_nonadiabaticity / _damping) - 1d) * metresPerSecond / (_anisotropyRate * _widthMetres));

    /// <summary>Moves the wall on by a Runge-Kutta step of fourth order.</summary>
    /// <param name="seconds">At most a fifth of the time of the anisotropy field.</param>
    /// <param name="metresPerSecond">Spin velocity u.</param>
    /// <param name="fieldTesla">Field along the easy axis.</param>
    public void Step(double seconds, double metresPerSecond, double fieldTesla)
    {
        Limit.Check("domain wall", "step", seconds, 1e-18, LargestShare / _anisotropyRate, "take more and shorter steps");
        double tilt = TiltRadians;
        Rates(tilt, metresPerSecond, fieldTesla, out double q1, out double t1);
        Rates(tilt + (0.5d * seconds * t1), metresPerSecond, fieldTesla, out double q2, out double t2);
        Rates(tilt + (0.5d * seconds * t2), metresPerSecond, fieldTesla, out double q3, out double t3);
        Rates(tilt + (seconds * t3), metresPerSecond, fieldTesla, out double q4, out double t4);
        PositionMetres += seconds / 6d * (q1 + (2d * (q2 + q3)) + q4);
        TiltRadians += seconds / 6d * (t1 + (2d * (t2 + t3)) + t4);
    }

    private void Rates(double tilt, double metresPerSecond, double fieldTesla, out double position, out double tiltRate)
    {
        double spin = metresPerSecond / _widthMetres;
        double turning = (_nonadiabaticity * spin) + (GyromagneticRatio * fieldTesla);
        double relative = (spin + (_anisotropyRate * Math.Sin(2d * tilt)) + (_damping * turning)) / (1d + (_damping * _damping));
        position = relative * _widthMetres;
        tiltRate = turning - (_damping * relative);
    }
}
