using System;

namespace Larmor.Firmware;

/// <summary>The broker that is told, and that may bring commands. The node connects to it; nothing listens for it.</summary>
public sealed class MqttOptions
{
    /// <summary>Host of the broker.</summary>
    public string Host { get; init; } = "localhost";

    /// <summary>Its port.</summary>
    public int Port { get; init; } = 1883;

    /// <summary>Records go to <c>topic/telemetry</c>, commands come by <c>topic/command</c>, <c>topic/status</c> says online or offline.</summary>
    public string Topic { get; init; } = "";

    /// <summary>User; empty for none.</summary>
    public string UserName { get; init; } = "";

    /// <summary>File with the user's password on its first line, readable by the owner only; empty for none.</summary>
    public string PasswordFile { get; init; } = "";

    /// <summary>True for an encrypted connection; the broker's certificate must be trusted by this machine.</summary>
    public bool IsEncrypted { get; init; }

    /// <summary>Records that are kept in memory while the broker does not answer; further ones are counted as lost.</summary>
    public int QueueCapacity { get; init; } = 16384;

    /// <summary>Time for the broker to confirm a record, and from one try to connect to the next, ms.</summary>
    public int PatienceMilliseconds { get; init; } = 5000;

    internal static MqttOptions Read(OptionReader reader, string name)
    {
        var fallback = new MqttOptions();
        string topic = reader.Text("topic", "larmor/" + name);
        if (topic.Length is 0 or > 200 || topic.AsSpan().IndexOfAny('#', '+', '\0') >= 0)
        {
            throw reader.Refusal(reader.Full("topic"), "'" + topic + "'", "1 to 200 characters without # and +");
        }

        return new MqttOptions
        {
            Host = reader.Text("host", fallback.Host),
            Port = reader.Whole("port", fallback.Port, 1, 65535),
            Topic = topic,
            UserName = reader.Text("userName", fallback.UserName),
            PasswordFile = reader.Path("passwordFile"),
            IsEncrypted = reader.Flag("isEncrypted", fallback.IsEncrypted),
            QueueCapacity = reader.Whole("queueCapacity", fallback.QueueCapacity, 16, 1 << 22),
            PatienceMilliseconds = reader.Whole("patienceMilliseconds", fallback.PatienceMilliseconds, 50, 600_000),
        };
    }
}
