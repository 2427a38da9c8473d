using System;

namespace Larmor.SimulatedHal;

/// <summary>A skyrmion in a harmonic trap: it decays on a spiral, by Thiele's equation, solved exactly for a constant force.</summary>
/// <remarks>
/// <code>
/// M v = -k X + F       M = [[α D, -G], [G, α D]]       in the plane of complex numbers  z' = -(k z - F) / (α D + i G)
/// </code>
/// Source: A. A. Thiele, Phys. Rev. Lett. 30, 230 (1973).
/// </remarks>
public sealed class SkyrmionReservoir
{
    private readonly double _drag;
    private readonly double _gyro;
    private readonly double _stiffness;

    /// <summary>A skyrmion at a place.</summary>
    /// <param name="gyro">Gyro-coupling G, signed.</param>
    /// <param name="dissipation">D.</param>
    /// <param name="damping">Gilbert damping α.</param>
    /// <param name="stiffness">k of the trap, in units of G per second.</param>
    public SkyrmionReservoir(double gyro, double dissipation, double damping, double stiffness)
    {
        Limit.Check("skyrmion reservoir", "damping", damping, 1e-6, 1, "Gilbert damping is positive and below 1");
        Limit.Check("skyrmion reservoir", "dissipation", dissipation, 1e-6, 1e6, "it is positive");
        Limit.Check("skyrmion reservoir", "stiffness", stiffness, 1e-6, 1e15, "a trap pulls back");
        _drag = damping * dissipation;
        _gyro = gyro;
        _stiffness = stiffness;
    }

    /// <summary>First coordinate, in the caller's unit of length.</summary>
    public double X { get; set; }

    /// <summary>Second coordinate.</summary>
    public double Y { get; set; }

    /// <summary>Time in seconds in which the distance falls to 1/e.</summary>
    public double DecaySeconds => ((_gyro * _gyro) + (_drag * _drag)) / (_stiffness * _drag);

    /// <summary>Frequency of the spiral in hertz.</summary>
    public double RotationHertz => _stiffness * Math.Abs(_gyro) / ((_gyro * _gyro) + (_drag * _drag)) / (2d * Math.PI);

    /// <summary>Angle between force and motion in degrees.</summary>
    public double HallAngleDegrees => Math.Atan(Math.Abs(_gyro) / _drag) * 180d / Math.PI;

    /// <summary>Moves on under a constant force, for any time.</summary>
    public void Step(double seconds, double forceX, double forceY)
    {
        Limit.Check("skyrmion reservoir", "step", seconds, 0, 1e6, "it is in seconds");
        double square = (_drag * _drag) + (_gyro * _gyro);
        double shrink = Math.Exp(-_stiffness * _drag / square * seconds);
        (double sine, double cosine) = Math.SinCos(_stiffness * _gyro / square * seconds);
        double restX = forceX / _stiffness;
        double restY = forceY / _stiffness;
        double x = X - restX;
        double y = Y - restY;
        X = restX + (shrink * ((cosine * x) - (sine * y)));
        Y = restY + (shrink * ((sine * x) + (cosine * y)));
    }
}
