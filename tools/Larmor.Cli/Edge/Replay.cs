using Larmor.Runtime;

namespace Larmor.Cli.Edge;

/// <summary>Runs a loop to the end of its recording.</summary>
internal static class Replay
{
    /// <summary>A loop without checkpoints whose telemetry is not looked at; its clock stands still, so a failed reading is tried again at once.</summary>
    internal static EdgeLoop Loop(ISensor sensor, IWindow window, IEncoder encoder, IEdgeLearner learner, SensorGuardOptions? guard = null) =>
        new(new EdgeLoopParts(sensor, window, encoder, learner, new TelemetryRing(1), new SampleClock()),
            new EdgeLoopOptions { Guard = guard ?? new SensorGuardOptions { StuckCount = 0 }, RetryMilliseconds = 0 });

    /// <summary>Steps until the end, and calls at every window that was judged.</summary>
    internal static void Run(EdgeLoop loop, Action judged)
    {
        for (StepResult result = loop.Step(); result != StepResult.Ended; result = loop.Step())
        {
            if (result == StepResult.Decided)
            {
                judged();
            }
        }
    }

    /// <summary>Samples of several channels, one after the other, as a sensor gives them.</summary>
    internal static float[] Interleave(params float[][] channels)
    {
        var values = new float[channels.Length * channels[0].Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = channels[i % channels.Length][i / channels.Length];
        }

        return values;
    }
}
