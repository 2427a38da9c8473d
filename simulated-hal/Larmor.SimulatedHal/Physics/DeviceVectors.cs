using System;
using System.Numerics;

namespace Larmor.SimulatedHal;

/// <summary>Exponentials, random numbers and angles of neighbouring devices, a vector at a time.</summary>
/// <remarks>
/// Every device goes through the same vector code, the last ones of a run included, and a single draw is a vector of equal lanes: results
/// do not depend on how an array is cut, nor on the width of the vectors (the library's Exp and Log fuse multiply-adds where the processor has them). Random numbers are those of
/// <see cref="DeviceNoise"/>, bit for bit.
/// </remarks>
internal static class DeviceVectors
{
    /// <summary>Devices taken at once by the step of an array: what its scratch on the stack holds.</summary>
    internal const int ChunkSize = 256;

    private const double UniformScale = 1d / 4294967296d;
    private const double TangentOfEighth = 0.41421356237309505d;

    // 2^52: a whole number below it, put into the low bits of this one's pattern, is that number plus 2^52.
    private const double WholeShift = 4503599627370496d;
    private const ulong WholePattern = 0x4330000000000000UL;
    private const ulong LowHalf = 0xFFFFFFFFUL;

    /// <summary>atan(x) / x over x², least-error interpolation on [0, tan²(π/8)] computed for this file; off by 4e-17 at most.</summary>
    private static ReadOnlySpan<double> ArcTangent =>
    [
        0.021135373157693243, -0.043480522157164622, 0.056883492268090106, -0.066402339304294081, 0.076899534963068575, -0.090907730748084142,
        0.11111106180455946, -0.14285714180976467, 0.19999999998855111, -0.33333333333328441, 1,
    ];

    /// <summary>sin(2πr) / r over r² on [0, 1/64], made alike; off by 1e-20.</summary>
    private static ReadOnlySpan<double> Sine =>
    [
        -0.71163580907816659, 3.8197881201632113, -15.094640403891546, 42.058693928988781, -76.705859752998123, 81.605249276074929,
        -41.341702240399762, 6.2831853071795862,
    ];

    /// <summary>cos(2πr) over r² on [0, 1/64], made alike; off by 3e-20.</summary>
    private static ReadOnlySpan<double> Cosine =>
    [
        -1.6968494702918826, 7.9030916877516972, -26.426250908622137, 60.244641328867296, -85.456817206522715, 64.939394022667955,
        -19.739208802178716, 1,
    ];

    /// <summary>Replaces each value by its exponential.</summary>
    internal static void Exp(Span<double> values)
    {
        int i = 0;
        for (; i <= values.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            Vector.Exp(new Vector<double>(values[i..])).CopyTo(values[i..]);
        }

        for (; i < values.Length; i++)
        {
            values[i] = Vector.Exp(new Vector<double>(values[i]))[0];
        }
    }

    /// <summary>Uniform draws of devices <paramref name="first"/>, <paramref name="first"/> + 1, …</summary>
    internal static void Uniform(ulong key, int first, Span<double> values)
    {
        int i = 0;
        for (; i <= values.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            Vector<ulong> index = Vector<ulong>.Indices + new Vector<ulong>((uint)(first + i));
            ToUniform(Vector.AsVectorUInt64(At(key, Vector.AsVectorUInt32(index))) & new Vector<ulong>(LowHalf)).CopyTo(values[i..]);
        }

        for (; i < values.Length; i++)
        {
            values[i] = DeviceNoise.Uniform(key, (uint)(first + i));
        }
    }

    /// <summary>Two independent normal draws for each of devices <paramref name="first"/>, <paramref name="first"/> + 1, … (Box and Muller 1958).</summary>
    internal static void Normal(ulong key, int first, Span<double> along, Span<double> across)
    {
        int i = 0;
        for (; i <= along.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            // Devices side by side take draws 2n and 2n + 1: the low and the high half of each 64 bits.
            Vector<uint> index = Vector<uint>.Indices + new Vector<uint>(2u * (uint)(first + i));
            Vector<ulong> drawn = Vector.AsVectorUInt64(At(key, index));
            Pair(ToUniform(drawn & new Vector<ulong>(LowHalf)), ToUniform(drawn >>> 32), out Vector<double> one, out Vector<double> other);
            one.CopyTo(along[i..]);
            other.CopyTo(across[i..]);
        }

        for (; i < along.Length; i++)
        {
            DeviceNoise.Pair(key, (uint)(first + i), out along[i], out across[i]);
        }
    }

    /// <summary>Box and Muller's pair from two uniform draws.</summary>
    internal static void Pair(Vector<double> radius, Vector<double> turn, out Vector<double> one, out Vector<double> other)
    {
        // Quarters of a turn, and the rest within an eighth (the library's SinCos looks at all lanes before it chooses: a lane's bits would
        // depend on its neighbours).
        Vector<double> size = Vector.SquareRoot(Vector.Log(radius) * -2d);
        Vector<double> quarter = Vector.Floor((turn * 4d) + new Vector<double>(0.5d));
        Vector<double> rest = turn - (quarter * 0.25d);
        Vector<double> square = rest * rest;
        Vector<double> sine = rest * Series(Sine, square);
        Vector<double> cosine = Series(Cosine, square);
        Vector<long> isOdd = Vector.Equals(Vector.Abs(quarter - new Vector<double>(2d)), Vector<double>.One);
        Vector<long> isLeft = Vector.LessThan(Vector.Abs(quarter - new Vector<double>(1.5d)), Vector<double>.One);
        Vector<long> isBelow = Vector.LessThan(Vector.Abs(quarter - new Vector<double>(2.5d)), Vector<double>.One);
        one = Vector.ConditionalSelect(isOdd, sine, cosine) * Vector.ConditionalSelect(isLeft, -size, size);
        other = Vector.ConditionalSelect(isOdd, cosine, sine) * Vector.ConditionalSelect(isBelow, -size, size);
    }

    /// <summary>Replaces <paramref name="across"/> by the angle of (along, across) in turns, in (-1/2, 1/2]; 0 at the origin.</summary>
    internal static void Turns(ReadOnlySpan<double> along, Span<double> across)
    {
        int i = 0;
        for (; i <= across.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            Turns(new Vector<double>(along[i..]), new Vector<double>(across[i..])).CopyTo(across[i..]);
        }

        for (; i < across.Length; i++)
        {
            across[i] = Turns(new Vector<double>(along[i]), new Vector<double>(across[i]))[0];
        }
    }

    /// <summary>The hash of <see cref="Kernels.CounterRandom.At"/>, lane by lane.</summary>
    internal static Vector<uint> At(ulong key, Vector<uint> index)
    {
        Vector<uint> u = (index * 0x9E3779B9u) + new Vector<uint>((uint)key);
        u ^= u >>> 16;
        u *= 0x7FEB352Du;
        u ^= (u >>> 15) ^ new Vector<uint>((uint)(key >> 32));
        u *= 0x846CA68Bu;
        return u ^ (u >>> 16);
    }

    private static Vector<double> Series(ReadOnlySpan<double> coefficients, Vector<double> x)
    {
        var sum = new Vector<double>(coefficients[0]);
        for (int n = 1; n < coefficients.Length; n++)
        {
            sum = (sum * x) + new Vector<double>(coefficients[n]);
        }

        return sum;
    }

    private static Vector<double> ToUniform(Vector<ulong> drawn) =>
        (Vector.AsVectorDouble(drawn | new Vector<ulong>(WholePattern)) - new Vector<double>(WholeShift - 0.5d)) * UniformScale;

    private static Vector<double> Turns(Vector<double> along, Vector<double> across)
    {
        Vector<double> x = Vector.Abs(along);
        Vector<double> y = Vector.Abs(across);
        Vector<double> low = Vector.Min(x, y);
        Vector<double> high = Vector.Max(Vector.Max(x, y), new Vector<double>(double.Epsilon));

        // tan(a - π/4) = (tan a - 1) / (tan a + 1) brings what lies above π/8 near 0.
        Vector<long> isWide = Vector.GreaterThan(low, high * TangentOfEighth);
        Vector<double> tangent = Vector.ConditionalSelect(isWide, low - high, low) / Vector.ConditionalSelect(isWide, low + high, high);
        Vector<double> square = tangent * tangent;
        Vector<double> turns = tangent * Series(ArcTangent, square) * (0.5d / Math.PI);
        turns += Vector.ConditionalSelect(isWide, new Vector<double>(0.125d), Vector<double>.Zero);
        turns = Vector.ConditionalSelect(Vector.GreaterThan(y, x), new Vector<double>(0.25d) - turns, turns);
        turns = Vector.ConditionalSelect(Vector.LessThan(along, Vector<double>.Zero), new Vector<double>(0.5d) - turns, turns);
        return Vector.ConditionalSelect(Vector.LessThan(across, Vector<double>.Zero), -turns, turns);
    }
}
