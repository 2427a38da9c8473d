using System.Diagnostics;

namespace Larmor.Benchmarks;

/// <summary>A contender in this process, timed from outside.</summary>
/// <param name="name">Who it is.</param>
/// <param name="call">One piece of work.</param>
public sealed class CallContender(string name, Action call) : IContender
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public double Run(int count)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
        {
            call();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
