using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Larmor.Runtime;
using MQTTnet;
using MQTTnet.Protocol;

namespace Larmor.Firmware.Tests;

/// <summary>Records to a real broker, and commands from it.</summary>
[TestClass]
[DoNotParallelize]
public sealed class TellingABroker
{
    private const int Count = 2000;
    private const string Topic = "larmor/bench";

    [TestMethod]
    public void A_broker_that_goes_and_comes_back_loses_nothing_and_keeps_the_order()
    {
        using Broker broker = Broker.StartOrSkip();
        using var listener = new Listener(broker.Port);
        using var queue = new TelemetryQueue(Count);
        var words = new ConcurrentQueue<string>();
        using var link = new MqttLink(new MqttOptions { Host = "127.0.0.1", Port = broker.Port, Topic = Topic, PatienceMilliseconds = 2000 }, "bench", null, words.Enqueue);
        var frame = new TelemetryFrame();
        using (var pump = new TelemetryPump(queue, link, link.Idle, 100, 5000))
        {
            for (int n = 0; n < Count; n++)
            {
                if (n == Count / 4)
                {
                    Patience.Until(() => listener.Numbers.Count > 50, "the first records arrive");
                    broker.Stop();
                }

                if (n == 3 * Count / 4)
                {
                    Assert.IsGreaterThan(Count / 4, queue.Count, "what could not be sent waits");
                    broker.Start();
                    listener.Connect();
                }

                frame.Sequence = n;
                frame.Kind = TelemetryKind.Decision;
                Assert.IsTrue(queue.Accept(frame), $"record {n} was refused");
                if (n % 10 == 0)
                {
                    Thread.Sleep(1);
                }
            }

            Patience.Until(() => !listener.Numbers.IsEmpty && listener.Numbers.Last() == Count - 1, "the last record arrives");
        }

        int[] numbers = [.. listener.Numbers];
        CollectionAssert.AreEqual(Enumerable.Range(0, Count).ToArray(), numbers.Distinct().ToArray(), "each record, in order");
        for (int i = 1; i < numbers.Length; i++)
        {
            Assert.IsTrue(numbers[i] == numbers[i - 1] || numbers[i] == numbers[i - 1] + 1, $"{numbers[i]} came after {numbers[i - 1]}");
        }

        Assert.IsTrue(words.Any(word => word.Contains("is gone: records wait", StringComparison.Ordinal)), string.Join('\n', words));
    }

    [TestMethod]
    public void A_sealed_command_comes_by_the_broker_and_an_unsealed_one_does_not()
    {
        using Broker broker = Broker.StartOrSkip();
        using var rig = new GateRig();
        var options = new FirmwareOptions
        {
            Name = "bench",
            Telemetry = new TelemetryOptions { Mqtt = new MqttOptions { Host = "127.0.0.1", Port = broker.Port, Topic = Topic } },
            Commands = new CommandOptions { KeyFile = rig.Options.KeyFile, CounterFile = rig.Options.CounterFile, IsMqtt = true },
        };
        var words = new ConcurrentQueue<string>();
        using var services = new NodeServices(options, Stream.Null, rig.Clock, words.Enqueue);
        services.ListenFor(rig.Inbox);
        using var other = new Listener(broker.Port);
        Patience.Until(() => other.Status == "online", "the node is there");
        other.Publish("freeze");
        other.Publish(CommandSeal.Line(new byte[32], "bench", 1, "freeze"));
        other.Publish(new string('x', 5000));
        other.Publish(rig.Seal(1, "label 2"));
        EdgeCommand command = EdgeCommand.None;
        int argument = 0;
        Patience.Until(() => rig.Inbox.TryTake(out command, out argument), "the command arrives");
        Assert.AreEqual(EdgeCommand.Label, command);
        Assert.AreEqual(2, argument);
        Assert.IsFalse(rig.Inbox.TryTake(out _, out _));
        string key = Convert.ToHexStringLower(rig.Key);
        Assert.IsFalse(words.Any(word => word.Contains(key, StringComparison.OrdinalIgnoreCase)), "the key is in the log");
    }

    [TestMethod]
    public void A_broker_that_is_not_there_costs_the_loop_nothing_and_shows_no_password()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Hide("password", "correct-horse-battery\n");
        var words = new ConcurrentQueue<string>();
        using var queue = new TelemetryQueue(8);
        using var link = new MqttLink(
            new MqttOptions { Host = "127.0.0.1", Port = Broker.FreePort(), Topic = Topic, UserName = "node", PasswordFile = file, PatienceMilliseconds = 200 }, "bench", null, words.Enqueue);
        using (new TelemetryPump(queue, link, link.Idle, 10, 100))
        {
            var frame = new TelemetryFrame();
            int taken = Enumerable.Range(0, 20).Count(_ => queue.Accept(frame));
            Assert.AreEqual(8, taken, "what does not fit is refused, and the loop counts it");
            Patience.Until(() => !words.IsEmpty, "the trouble is told");
        }

        Assert.IsFalse(words.Any(word => word.Contains("horse", StringComparison.Ordinal)), "the password is in the log");
    }

    /// <summary>A client with a session that outlives it, so that nothing passes it by.</summary>
    private sealed class Listener : IDisposable
    {
        private readonly MqttClientFactory _factory = new();
        private readonly IMqttClient _client;
        private readonly int _port;

        internal Listener(int port)
        {
            _port = port;
            _client = _factory.CreateMqttClient();
            _client.ApplicationMessageReceivedAsync += received =>
            {
                string text = Encoding.UTF8.GetString(received.ApplicationMessage.Payload);
                if (received.ApplicationMessage.Topic == Topic + "/status")
                {
                    Status = text;
                }
                else
                {
                    using JsonDocument document = JsonDocument.Parse(text);
                    Numbers.Enqueue(document.RootElement.GetProperty("n").GetInt32());
                }

                return Task.CompletedTask;
            };
            Connect();
            _client.SubscribeAsync(_factory.CreateSubscribeOptionsBuilder()
                .WithTopicFilter(Topic + "/telemetry", MqttQualityOfServiceLevel.AtLeastOnce)
                .WithTopicFilter(Topic + "/status", MqttQualityOfServiceLevel.AtLeastOnce)
                .Build()).GetAwaiter().GetResult();
        }

        internal ConcurrentQueue<int> Numbers { get; } = new();

        internal string Status { get; private set; } = "";

        public void Dispose() => _client.Dispose();

        internal void Connect() => Patience.Until(
            () =>
            {
                try
                {
                    _client.ConnectAsync(_factory.CreateClientOptionsBuilder().WithTcpServer("127.0.0.1", _port).WithClientId("listener").WithCleanSession(false).WithProtocolVersion(MQTTnet.Formatter.MqttProtocolVersion.V311).Build()).GetAwaiter().GetResult();
                    return true;
                }
                catch (Exception reason) when (reason is MQTTnet.Exceptions.MqttCommunicationException or InvalidOperationException)
                {
                    return _client.IsConnected;
                }
            },
            "the listener connects");

        internal void Publish(string text) =>
            _client.PublishAsync(new MqttApplicationMessageBuilder().WithTopic(Topic + "/command").WithPayload(text).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build()).GetAwaiter().GetResult();
    }
}
