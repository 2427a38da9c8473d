using Microsoft.Extensions.Logging;

namespace Larmor.Firmware.Linux;

/// <summary>Words of the node for the journal.</summary>
internal static partial class NodeLog
{
    [LoggerMessage(LogLevel.Information, "{Line}")]
    internal static partial void Say(this ILogger log, string line);

    [LoggerMessage(LogLevel.Information, "node {Name}: job {Job}, sensor {Sensor}, checkpoint {Checkpoint} after {Samples} samples")]
    internal static partial void Begin(this ILogger log, string name, string job, string sensor, long checkpoint, long samples);

    [LoggerMessage(LogLevel.Information, "the replay is over: {Samples} samples, {Windows} windows")]
    internal static partial void End(this ILogger log, long samples, long windows);

    [LoggerMessage(LogLevel.Warning, "the last checkpoint could not be written: the one before it stays")]
    internal static partial void NotKept(this ILogger log);

    [LoggerMessage(LogLevel.Critical, "the node broke down: {Kind}: {Reason}")]
    internal static partial void Fail(this ILogger log, string kind, string reason);
}
