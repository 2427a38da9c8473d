using Larmor.Hal;

namespace Larmor.Runtime;

/// <summary>What a loop holds its parts and their numbers to.</summary>
internal static class EdgeLoopRules
{
    internal static void Check(EdgeLoopParts parts, EdgeLoopOptions options)
    {
        int channels = parts.Sensor.ChannelCount;
        if (parts.Window.ChannelCount != channels)
        {
            Throw.Range("channels of the window", parts.Window.ChannelCount, channels, channels);
        }

        if (parts.Encoder.InputCount != channels * parts.Window.Length)
        {
            Throw.Range("inputs of the encoder", parts.Encoder.InputCount, channels * parts.Window.Length, channels * parts.Window.Length);
        }

        if (parts.Learner.InputCount != parts.Encoder.OutputCount)
        {
            Throw.Range("inputs of the learner", parts.Learner.InputCount, parts.Encoder.OutputCount, parts.Encoder.OutputCount);
        }

        if (options.RestartAfterCount < 1 || options.SafeAfterCount < 1)
        {
            Throw.Range("RestartAfterCount or SafeAfterCount", 0, 1, ChipInfo.Unlimited);
        }

        if (options.RetryMilliseconds < 0 || options.RetryMilliseconds > options.LongestRetryMilliseconds)
        {
            Throw.Range(nameof(options.RetryMilliseconds), options.RetryMilliseconds, 0, options.LongestRetryMilliseconds);
        }
    }

    /// <summary>True when every number of a drive is one.</summary>
    internal static bool IsFinite(float[] drive)
    {
        for (int i = 0; i < drive.Length; i++)
        {
            float value = drive[i];
            if (float.IsNaN(value) || value > float.MaxValue || value < float.MinValue)
            {
                return false;
            }
        }

        return true;
    }
}
