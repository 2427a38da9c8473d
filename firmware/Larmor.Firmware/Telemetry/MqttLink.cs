using System;
using System.Buffers;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Larmor.Runtime;
using MQTTnet;
using MQTTnet.Protocol;

namespace Larmor.Firmware;

/// <summary>The broker as a sink that blocks until a record is confirmed (quality of service 1), and the place where commands come from. For a <see cref="TelemetryPump"/>.</summary>
/// <remarks>
/// One record is on its way at a time, so their order is kept; one whose confirmation was cut off is sent again, so none is lost and one may come twice: its
/// number <c>n</c> tells. The broker publishes "offline" itself when the node is gone.
/// </remarks>
public sealed class MqttLink : ITelemetrySink, IDisposable
{
    private readonly MqttOptions _options;
    private readonly IMqttClient _client;
    private readonly MqttClientOptions _connection;
    private readonly MqttClientSubscribeOptions? _subscription;
    private readonly Action<string> _log;
    private readonly MemoryStream _line = new();
    private readonly JsonLinesSink _json;
    private bool _wasConnected;
    private string _lastTrouble = "";

    /// <summary>A link that is not connected yet.</summary>
    /// <param name="options">The broker.</param>
    /// <param name="name">Name of the node, its client identifier.</param>
    /// <param name="commands">Takes the bytes of each command message; null to listen for none.</param>
    /// <param name="log">Told when the broker comes and goes; never a secret.</param>
    /// <exception cref="IOException">The password's file cannot be read; one line, without what is in it.</exception>
    public MqttLink(MqttOptions options, string name, Action<byte[]>? commands, Action<string> log)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _log = log;
        _json = new JsonLinesSink(_line);
        var factory = new MqttClientFactory();
        _client = factory.CreateMqttClient();
        MqttClientOptionsBuilder builder = factory.CreateClientOptionsBuilder()
            .WithTcpServer(options.Host, options.Port)
            .WithClientId("larmor-" + name)
            .WithCleanSession()
            .WithKeepAlivePeriod(TimeSpan.FromSeconds(15))
            .WithTimeout(TimeSpan.FromMilliseconds(options.PatienceMilliseconds))
            .WithWillTopic(options.Topic + "/status")
            .WithWillPayload("offline")
            .WithWillRetain()
            .WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce);
        if (options.UserName.Length > 0)
        {
            builder = builder.WithCredentials(options.UserName, options.PasswordFile.Length == 0 ? "" : SecretFile.ReadLine("telemetry.mqtt.passwordFile", options.PasswordFile));
        }

        if (options.IsEncrypted)
        {
            builder = builder.WithTlsOptions(tls => tls.UseTls());
        }

        _connection = builder.Build();
        if (commands is not null)
        {
            _subscription = factory.CreateSubscribeOptionsBuilder()
                .WithTopicFilter(options.Topic + "/command", MqttQualityOfServiceLevel.AtLeastOnce)
                .Build();
            _client.ApplicationMessageReceivedAsync += received =>
            {
                // A kept message is one that was meant for another time.
                if (!received.ApplicationMessage.Retain && received.ApplicationMessage.Payload.Length <= CommandSeal.LongestLine)
                {
                    commands(received.ApplicationMessage.Payload.ToArray());
                }

                return Task.CompletedTask;
            };
        }
    }

    /// <summary>True while the broker answers.</summary>
    public bool IsConnected => _client.IsConnected;

    /// <summary>Sends a record and waits for the broker's word that it has it.</summary>
    public bool Accept(TelemetryFrame frame)
    {
        _line.SetLength(0);
        _json.Accept(frame);
        return TryConnect() && Try(cancel => _client.PublishAsync(Message("/telemetry", _line.ToArray().AsMemory(0, (int)_line.Length - 1), isKept: false), cancel));
    }

    /// <summary>Connects when the broker is not there, for commands while nothing is told.</summary>
    public void Idle() => TryConnect();

    /// <summary>Says that the node goes, and closes.</summary>
    public void Dispose()
    {
        if (_client.IsConnected)
        {
            Try(cancel => _client.PublishAsync(Message("/status", "offline"u8.ToArray(), isKept: true), cancel));
            Try(cancel => _client.DisconnectAsync(new MqttClientDisconnectOptions(), cancel));
        }

        _client.Dispose();
        _line.Dispose();
    }

    private bool TryConnect()
    {
        if (_client.IsConnected)
        {
            return true;
        }

        if (_wasConnected)
        {
            _wasConnected = false;
            _log($"broker {_options.Host}:{_options.Port} is gone: records wait");
        }

        if (!Try(async cancel =>
        {
            await _client.ConnectAsync(_connection, cancel).ConfigureAwait(false);
            if (_subscription is not null)
            {
                await _client.SubscribeAsync(_subscription, cancel).ConfigureAwait(false);
            }

            await _client.PublishAsync(Message("/status", "online"u8.ToArray(), isKept: true), cancel).ConfigureAwait(false);
        }))
        {
            return false;
        }

        _wasConnected = true;
        _lastTrouble = "";
        _log($"broker {_options.Host}:{_options.Port} is there");
        return true;
    }

    private MqttApplicationMessage Message(string topic, ReadOnlyMemory<byte> payload, bool isKept) => new MqttApplicationMessageBuilder()
        .WithTopic(_options.Topic + topic)
        .WithPayload(new ReadOnlySequence<byte>(payload))
        .WithRetainFlag(isKept)
        .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
        .Build();

    private bool Try(Func<CancellationToken, Task> action)
    {
        using var patience = new CancellationTokenSource(_options.PatienceMilliseconds);
        try
        {
            action(patience.Token).GetAwaiter().GetResult();
            return true;
        }
        catch (Exception reason)
        {
            // Whatever the network or the broker does costs time, never the program: the record waits. The library's own words may hold the connection's
            // parts, so only the kind of trouble is told.
            string trouble = (reason.InnerException ?? reason).GetType().Name;
            if (trouble != _lastTrouble)
            {
                _lastTrouble = trouble;
                _log($"broker {_options.Host}:{_options.Port} does not answer ({trouble}): records wait");
            }

            return false;
        }
    }
}
