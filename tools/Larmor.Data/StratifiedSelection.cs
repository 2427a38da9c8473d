namespace Larmor.Data;

/// <summary>Picks samples class by class. The order of draws is fixed: classes rising, one shuffle each.</summary>
internal static class StratifiedSelection
{
    public static int[] Fraction(SampleSet set, double fraction, ulong seed)
    {
        if (!(fraction > 0 && fraction <= 1))
        {
            throw new DataException($"{set.Name}: a fraction of {fraction} cannot be picked: it is above 0 and up to 1");
        }

        int wanted = (int)Math.Round(fraction * set.Count, MidpointRounding.AwayFromZero);
        if (wanted == 0)
        {
            throw new DataException(
                $"{set.Name}: {fraction} of {set.Count} samples is none: ask for at least {1.0 / Math.Max(set.Count, 1)}");
        }

        return Pick(Shuffled(set, seed), Quotas(set.ClassCounts(), wanted), out _);
    }

    public static int[] PerClass(SampleSet set, int perClassCount, ulong seed)
    {
        if (perClassCount < 1)
        {
            throw new DataException($"{set.Name}: {perClassCount} samples a class cannot be picked: ask for at least 1");
        }

        int[] counts = set.ClassCounts();
        for (int label = 0; label < counts.Length; label++)
        {
            if (counts[label] < perClassCount)
            {
                throw new DataException(
                    $"{set.Name}: class {label} has {counts[label]} samples; {perClassCount} of each are asked: ask for fewer");
            }
        }

        int[] quotas = new int[counts.Length];
        Array.Fill(quotas, perClassCount);
        return Pick(Shuffled(set, seed), quotas, out _);
    }

    public static (int[] Train, int[] Validation) Split(SampleSet set, double validationFraction, ulong seed)
    {
        int validationCount = (int)Math.Round(validationFraction * set.Count, MidpointRounding.AwayFromZero);
        if (!(validationFraction > 0 && validationFraction < 1) || validationCount == 0 || validationCount == set.Count)
        {
            throw new DataException(
                $"{set.Name}: a validation fraction of {validationFraction} leaves one of the two parts of {set.Count} samples empty: " +
                "it is above 0 and below 1");
        }

        int[] validation = Pick(Shuffled(set, seed), Quotas(set.ClassCounts(), validationCount), out int[] train);
        return (train, validation);
    }

    /// <summary>Hamilton's method: whole shares first, then one more to the largest remainders (ties: the lower class).</summary>
    private static int[] Quotas(int[] counts, int wanted)
    {
        long total = counts.Sum(count => (long)count);
        int[] quotas = new int[counts.Length];
        long[] remainders = new long[counts.Length];
        int given = 0;
        for (int label = 0; label < counts.Length; label++)
        {
            long share = (long)counts[label] * wanted;
            quotas[label] = (int)(share / total);
            remainders[label] = share % total;
            given += quotas[label];
        }

        foreach (int label in Enumerable.Range(0, counts.Length).OrderByDescending(label => remainders[label]).Take(wanted - given))
        {
            quotas[label]++;
        }

        return quotas;
    }

    private static int[][] Shuffled(SampleSet set, ulong seed)
    {
        int[] counts = set.ClassCounts();
        int[][] byClass = Array.ConvertAll(counts, count => new int[count]);
        int[] filled = new int[counts.Length];
        for (int index = 0; index < set.Count; index++)
        {
            byte label = set.Labels[index];
            byClass[label][filled[label]++] = index;
        }

        var generator = new SplitMix64(seed);
        foreach (int[] members in byClass)
        {
            generator.Shuffle(members);
        }

        return byClass;
    }

    private static int[] Pick(int[][] byClass, int[] quotas, out int[] rest)
    {
        var picked = new List<int>();
        var left = new List<int>();
        for (int label = 0; label < byClass.Length; label++)
        {
            picked.AddRange(byClass[label].AsSpan(0, quotas[label]));
            left.AddRange(byClass[label].AsSpan(quotas[label]));
        }

        picked.Sort();
        left.Sort();
        rest = [.. left];
        return [.. picked];
    }
}
