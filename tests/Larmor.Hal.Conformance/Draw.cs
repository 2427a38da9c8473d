using Larmor.Kernels;

namespace Larmor.Hal.Conformance;

/// <summary>Seeded test data.</summary>
public sealed class Draw
{
    private readonly Pcg32 _random;

    /// <summary>The same seed gives the same data.</summary>
    public Draw(ulong seed) => _random = new Pcg32(seed, 77);

    /// <summary>Uniform values in [-amplitude, amplitude].</summary>
    public float[] Values(int count, float amplitude)
    {
        var values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = amplitude * ((2f * _random.NextFloat()) - 1f);
        }

        return values;
    }

    /// <summary>The same with a third of the values 0.</summary>
    public float[] Sparse(int count, float amplitude)
    {
        float[] values = Values(count, amplitude);
        for (int i = 0; i < count; i++)
        {
            values[i] = _random.NextInt(3) == 0 ? 0f : values[i];
        }

        return values;
    }
}
