using System.Diagnostics;

namespace Larmor.Firmware.Tests;

/// <summary>Waits for what other threads and processes do; a minute on a busy machine is no failure yet.</summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    internal static void Until(Func<bool> condition, string what)
    {
        long begun = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.IsLessThan(Limit, Stopwatch.GetElapsedTime(begun), "waited for: " + what);
            Thread.Sleep(5);
        }
    }
}
