using System;

namespace Larmor.SimulatedHal;

/// <summary>Device-to-device spread of one parameter, drawn once when the array is made.</summary>
internal static class DeviceSpread
{
    private const double LargestDeviation = 3d;

    /// <summary>Largest relative spread: three deviations must leave a positive parameter.</summary>
    internal const double LargestSigma = 0.3d;

    /// <summary><c>nominal · (1 + σ X)</c>, X normal and cut at three deviations.</summary>
    internal static double[] Relative(DeviceArrayOptions options, uint parameter, double nominal, double sigma)
    {
        var values = new double[options.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = nominal * (1d + (sigma * Draw(options, parameter, i)));
        }

        return values;
    }

    /// <summary><c>nominal · e^(σ X)</c>, X normal and cut at three deviations.</summary>
    internal static double[] LogNormal(DeviceArrayOptions options, uint parameter, double nominal, double sigma)
    {
        var values = new double[options.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = nominal * Math.Exp(sigma * Draw(options, parameter, i));
        }

        return values;
    }

    /// <summary><c>σ X</c>, X normal and cut at three deviations.</summary>
    internal static double[] Offset(DeviceArrayOptions options, uint parameter, double sigma)
    {
        var values = new double[options.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = sigma * Draw(options, parameter, i);
        }

        return values;
    }

    private static double Draw(DeviceArrayOptions options, uint parameter, int device)
    {
        double draw = DeviceNoise.Normal(DeviceNoise.Key(options.Seed, DevicePurpose.Spread + parameter, 0), (uint)device);
        return Math.Clamp(draw, -LargestDeviation, LargestDeviation);
    }
}
