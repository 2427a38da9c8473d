namespace Larmor.Benchmarks;

/// <summary>Times contenders against each other: round by round, in turn, so that what disturbs the machine disturbs all alike.</summary>
public static class Duel
{
    /// <summary>Warms up, then measures.</summary>
    /// <param name="contenders">At least one; the order is turned round every round.</param>
    /// <param name="options">Rounds and lengths.</param>
    /// <returns>A timing for each contender, in their order.</returns>
    public static IReadOnlyList<Timing> Measure(IReadOnlyList<IContender> contenders, MeasureOptions options)
    {
        int[] counts = [.. contenders.Select(contender => Prepare(contender, options))];
        double[][] seconds = [.. contenders.Select(_ => new double[options.Rounds])];
        for (int round = 0; round < options.Rounds; round++)
        {
            for (int place = 0; place < contenders.Count; place++)
            {
                int turn = round % 2 == 0 ? place : contenders.Count - 1 - place;
                Thread.Sleep(options.RestMilliseconds);
                contenders[turn].Run(1);
                seconds[turn][round] = contenders[turn].Run(counts[turn]) / counts[turn];
            }
        }

        return [.. contenders.Select((contender, index) => new Timing(contender.Name, seconds[index]))];
    }

    /// <summary>Warms a contender up; answers how many calls fill one timing.</summary>
    private static int Prepare(IContender contender, MeasureOptions options)
    {
        int count = 1;
        double last = contender.Run(1);
        for (double total = last; total < options.WarmUpSeconds; total += last)
        {
            // Runs of a tenth of the warm-up at most, so that code compiled again in between is used soon.
            count = last < options.WarmUpSeconds / 10 ? 2 * count : count;
            last = contender.Run(count);
        }

        return (int)Math.Clamp(options.SampleSeconds * count / Math.Max(last, 1e-9), 1, 1e7);
    }
}
