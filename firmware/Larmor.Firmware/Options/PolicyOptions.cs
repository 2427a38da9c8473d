using Larmor.Runtime;

namespace Larmor.Firmware;

/// <summary>Reads the policy of the loop: when a sensor is asked again and restarted, when decisions are withdrawn.</summary>
internal static class PolicyOptions
{
    internal static EdgeLoopOptions Read(OptionReader reader)
    {
        var fallback = new EdgeLoopOptions();
        return new EdgeLoopOptions
        {
            RestartAfterCount = reader.Whole("restartAfterCount", fallback.RestartAfterCount, 1, 1_000_000),
            SafeAfterCount = reader.Whole("safeAfterCount", fallback.SafeAfterCount, 1, 1_000_000),
            SilenceMilliseconds = reader.Whole("silenceMilliseconds", (int)fallback.SilenceMilliseconds, 1, 86_400_000),
            RetryMilliseconds = reader.Whole("retryMilliseconds", (int)fallback.RetryMilliseconds, 0, 60_000),
            LongestRetryMilliseconds = reader.Whole("longestRetryMilliseconds", (int)fallback.LongestRetryMilliseconds, 0, 3_600_000),
            JumpMilliseconds = reader.Whole("jumpMilliseconds", (int)fallback.JumpMilliseconds, 1, 86_400_000),
        };
    }
}
