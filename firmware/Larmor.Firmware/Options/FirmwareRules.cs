using System;
using Larmor.Runtime;

namespace Larmor.Firmware;

/// <summary>What no key can be held to by itself: two that do not go together.</summary>
internal static class FirmwareRules
{
    internal static void Check(FirmwareOptions options, string file)
    {
        Refuse(
            options.Job.Name == EdgeJobs.Predict && options.Model is not null, file, "job.name is 'predict' and there is a model; predict judges the samples themselves", "leave out \"model\"");
        Refuse(
            options.Job.Name == EdgeJobs.Predict && options.Encoder.Name != EncoderOptions.Raw, file, $"encoder.name is '{options.Encoder.Name}'; the job 'predict' takes 'raw'", "write \"encoder\": { \"name\": \"raw\" }");
        Refuse(
            options.Job.Name == EdgeJobs.Novelty && options.Model is { LearnCount: 0 }, file, "model.learnCount is 0; the job 'novelty' needs a model that stands still some day, 1 or more", "write how many windows it learns");
        Refuse(
            options.Sensor.Minimum >= options.Sensor.Maximum, file, $"sensor.minimum is {options.Sensor.Minimum}; it must be below sensor.maximum, {options.Sensor.Maximum}", "correct one of them");
        Refuse(
            options.Policy.RetryMilliseconds > options.Policy.LongestRetryMilliseconds, file,
            $"policy.retryMilliseconds is {options.Policy.RetryMilliseconds}; it must be at most policy.longestRetryMilliseconds, {options.Policy.LongestRetryMilliseconds}", "correct one of them");
        Refuse(
            options.Commands is { IsMqtt: true } && options.Telemetry.Mqtt is null, file, "commands.isMqtt is true and telemetry.mqtt is not there", "add the broker or write false");
        Refuse(
            options.Commands is { IsStandardInput: true } && options.Sensor.Name == SensorCatalog.StandardInput, file, "commands.isStandardInput is true and sensor.name is 'stdin'; one can read it", "take commands by serial or mqtt");
    }

    private static void Refuse(bool isWrong, string file, string what, string wayOut)
    {
        if (isWrong)
        {
            throw new ArgumentException($"{file}: {what}: {wayOut}");
        }
    }
}
