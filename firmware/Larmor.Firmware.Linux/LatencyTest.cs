using System;
using System.Globalization;
using System.IO;
using Larmor.Runtime;

namespace Larmor.Firmware.Linux;

/// <summary>Times the steps of the default job on this machine: no sensor, chip or disk, so arithmetic and loop alone.</summary>
internal static class LatencyTest
{
    internal const int LargestCount = 10_000_000;
    private const int WarmUpCount = 200_000;
    private const float SampleRateHertz = 20f;

    /// <summary>Prints one figure a line: name, value.</summary>
    internal static int Run(TextWriter output, long count)
    {
        if (count > LargestCount)
        {
            throw new ArgumentException($"--steps is {count}; it must be 1 to {LargestCount}");
        }

        var clock = new SampleClock();
        EdgeLoop loop = DefaultLoop.Create(DefaultLoop.WindowLength, DefaultLoop.Hop, SampleRateHertz, 1, clock, null);
        StepTimes times = StepTimes.Measure(
            () =>
            {
                clock.Advance((long)(1e6f / SampleRateHertz));
                loop.Step();
            },
            WarmUpCount, (int)count);
        void Say(string name, double value) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {value:0.###}"));
        Say("steps", times.Count);
        Say("allocated_bytes", times.AllocatedBytes);
        Say("p50_us", times.Microseconds(0.5));
        Say("p99_us", times.Microseconds(0.99));
        Say("max_us", times.Microseconds(1));
        return 0;
    }
}
