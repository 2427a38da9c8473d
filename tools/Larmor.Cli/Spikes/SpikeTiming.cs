using Larmor.Kernels;
using Larmor.Models;

namespace Larmor.Cli.Spikes;

/// <summary>What each spike adds to a synapse, over how long before or after it the neuron on the other side fired.</summary>
/// <remarks>
/// Only the nudged phase counts; the partner's spike is the nearest one, the earlier of two as near. Δt is output minus hidden, in steps.
/// Increments are A ρ'/β, those of a learning rate of 1.
/// </remarks>
public sealed class SpikeTiming : ISpikeObserver
{
    private readonly int _reach;
    private readonly double[] _sum;
    private readonly long[] _count;
    private readonly List<Moment> _moments = [];

    /// <summary>Nothing measured yet.</summary>
    /// <param name="reach">Largest |Δt|, steps.</param>
    public SpikeTiming(int reach)
    {
        _reach = reach;
        _sum = new double[(2 * reach) + 1];
        _count = new long[_sum.Length];
    }

    /// <summary>Increment after a lone partner spike, for a learning rate of 1: <c>A²/(β (τ_s - τ_f)) ((1/τ_f) (1 - 1/τ_f)ⁿ - (1/τ_s) (1 - 1/τ_s)ⁿ)</c>.</summary>
    /// <param name="options">Time constants and β.</param>
    /// <param name="steps">n, steps after the partner's spike.</param>
    public static double LonePair(EqSpikeOptions options, int steps)
    {
        ArgumentNullException.ThrowIfNull(options);
        double fast = 1.0 / options.FastStepCount;
        double slow = 1.0 / options.SlowStepCount;
        double amplitude = options.RefractoryStepCount;
        return amplitude * amplitude / (options.Beta * ((double)options.SlowStepCount - options.FastStepCount))
            * ((fast * Math.Pow(1 - fast, steps)) - (slow * Math.Pow(1 - slow, steps)));
    }

    /// <summary>Steps after which a lone pair's increment turns its sign: <c>ln(τ_s/τ_f) / ln((1 - 1/τ_s)/(1 - 1/τ_f))</c>.</summary>
    public static double LonePairTurn(EqSpikeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Math.Log(options.SlowStepCount / options.FastStepCount)
            / Math.Log((1 - (1.0 / options.SlowStepCount)) / (1 - (1.0 / options.FastStepCount)));
    }

    /// <inheritdoc/>
    public void Stepped(SpikingPopulation hidden, SpikingPopulation output, float beta)
    {
        ArgumentNullException.ThrowIfNull(hidden);
        ArgumentNullException.ThrowIfNull(output);
        if (beta != 0f)
        {
            _moments.Add(new Moment(
                hidden.Fired[..hidden.FiredCount], output.Fired[..output.FiredCount],
                Increments(hidden, beta), Increments(output, beta)));
        }
    }

    /// <summary>Pairs the spikes of the sample that is over.</summary>
    public void EndSample()
    {
        if (_moments.Count > 0)
        {
            int[][] hidden = Times(_moments[0].HiddenIncrements.Length, moment => moment.Hidden);
            int[][] output = Times(_moments[0].OutputIncrements.Length, moment => moment.Output);
            for (int t = 0; t < _moments.Count; t++)
            {
                Moment moment = _moments[t];
                for (int k = 0; k < moment.Hidden.Length; k++)
                {
                    Pair(output, t, 1, moment.OutputIncrements);
                }

                for (int k = 0; k < moment.Output.Length; k++)
                {
                    Pair(hidden, t, -1, moment.HiddenIncrements);
                }
            }
        }

        _moments.Clear();
    }

    /// <summary>Mean increment for each Δt that came often enough.</summary>
    /// <param name="leastCount">Pairs that a mean needs.</param>
    public IReadOnlyList<(int Steps, double Mean, long Count)> Means(long leastCount) =>
    [
        .. Enumerable.Range(0, _sum.Length).Where(i => _count[i] >= leastCount).Select(i => (i - _reach, _sum[i] / _count[i], _count[i])),
    ];

    private static float[] Increments(SpikingPopulation layer, float beta) =>
        [.. layer.Slope.Take(layer.Count).Select(slope => layer.Constants.RefractoryStepCount * slope / beta)];

    private int[][] Times(int count, Func<Moment, int[]> fired)
    {
        var times = new List<int>[count];
        for (int i = 0; i < count; i++)
        {
            times[i] = [];
        }

        for (int t = 0; t < _moments.Count; t++)
        {
            foreach (int neuron in fired(_moments[t]))
            {
                times[neuron].Add(t);
            }
        }

        return [.. times.Select(list => list.ToArray())];
    }

    private void Pair(int[][] partners, int t, int sign, float[] increments)
    {
        for (int i = 0; i < partners.Length; i++)
        {
            int nearest = int.MaxValue;
            foreach (int time in partners[i])
            {
                nearest = nearest == int.MaxValue || Math.Abs(time - t) < Math.Abs(nearest) ? time - t : nearest;
            }

            if (nearest != int.MaxValue && Math.Abs(nearest) <= _reach)
            {
                int place = (sign * nearest) + _reach;
                _sum[place] += increments[i];
                _count[place]++;
            }
        }
    }

    private sealed record Moment(int[] Hidden, int[] Output, float[] HiddenIncrements, float[] OutputIncrements);
}
