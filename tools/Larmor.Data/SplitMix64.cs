namespace Larmor.Data;

/// <summary>The selection generator: SplitMix64, so that a seed picks the same samples on every .NET version.</summary>
/// <remarks>Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators, OOPSLA 2014.</remarks>
internal sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        ulong mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number in [0, limit), without bias: draws that would favour small numbers are thrown away.</summary>
    public int Next(int limit)
    {
        ulong range = (ulong)limit;
        ulong refused = (0UL - range) % range;
        ulong drawn = Next();
        while (drawn < refused)
        {
            drawn = Next();
        }

        return (int)(drawn % range);
    }

    /// <summary>Fisher and Yates, from the end.</summary>
    public void Shuffle(Span<int> items)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int other = Next(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
