namespace Larmor.Firmware.Tests;

/// <summary>What a configuration must be refused for: one line with key, value, limit and way out.</summary>
[TestClass]
public sealed class Configuration
{
    private const string Good = """
        {
          "job": { "name": "novelty" },
          "sensor": { "name": "file", "path": "x.csv", "channelCount": 1 },
          "window": { "length": 64 }
        }
        """;

    [TestMethod]
    [DataRow("\"job\"", "\"jop\"", "key 'job' is missing: add \"job\": { … }")]
    [DataRow("\"path\"", "\"pfad\"", "key 'sensor.pfad' is unknown; known there are name, address, path")]
    [DataRow("\"length\": 64", "\"length\": 64, \"hop\": 65", "window.hop is 65; it must be a whole number from 1 to 64: correct it or leave it out")]
    [DataRow("\"length\": 64", "\"length\": 64.5", "window.length is 64.5; it must be a whole number from 1 to 65536")]
    [DataRow("\"length\": 64", "\"length\": 1e99", "window.length is 1e99; it must be a whole number")]
    [DataRow("\"length\": 64", "\"length\": 64, \"length\": 32", "key 'window.length' comes twice: remove one of them")]
    [DataRow("\"novelty\"", "\"guess\"", "job.name is 'guess'; it must be one of classify, novelty, predict")]
    [DataRow("\"file\"", "\"iot-adxl345\"", "in this build; one with -p:LarmorIot=true has those of Iot.Device.Bindings")]
    [DataRow("\"novelty\"", "7", "job.name is 7; it must be a text in quotes")]
    [DataRow("\"novelty\"", "\"predict\"", "encoder.name is 'statistics'; the job 'predict' takes 'raw'")]
    [DataRow("\"novelty\"", "\"novelty\", \"falseAlarmRate\": 0", "job.falseAlarmRate is 0; it must be a number from 1E-06 to 0.5")]
    [DataRow("\"channelCount\": 1", "\"channelCount\": 1, \"sampleRateHertz\": -3", "sensor.sampleRateHertz is -3; it must be a number from 0.001 to 1000000")]
    [DataRow("\"channelCount\": 1", "\"channelCount\": 1, \"minimum\": 5, \"maximum\": 2", "sensor.minimum is 5; it must be below sensor.maximum, 2")]
    [DataRow("\"job\"", "\"policy\": { \"retryMilliseconds\": -1 }, \"job\"", "policy.retryMilliseconds is -1; it must be a whole number from 0 to 60000")]
    [DataRow("\"job\"", "\"policy\": { \"longestRetryMilliseconds\": 3600001 }, \"job\"", "policy.longestRetryMilliseconds is 3600001; it must be a whole number from 0 to 3600000")]
    [DataRow("\"job\"", "\"policy\": { \"retryMilliseconds\": 2000 }, \"job\"", "policy.retryMilliseconds is 2000; it must be at most policy.longestRetryMilliseconds, 1000")]
    [DataRow("{ \"length\": 64 }", "[]", "window is []; it must be an object in braces")]
    [DataRow("\"job\"", "\"name\": \"a b\", \"job\"", "name is 'a b'; it must be 1 to 32 letters, digits and hyphens")]
    [DataRow("\"job\"", "\"buttons\": [ { \"pin\": 4, \"command\": \"explode\" } ], \"job\"", "buttons[0].command is 'explode'; it must be label <class>, freeze")]
    [DataRow("\"job\"", "\"buttons\": [ { \"command\": \"save\" } ], \"job\"", "key 'buttons[0].pin' is missing: add a whole number from 0 to 1023")]
    [DataRow("\"job\"", "\"telemetry\": { \"mqtt\": { \"topic\": \"a/#\" } }, \"job\"", "telemetry.mqtt.topic is 'a/#'; it must be 1 to 200 characters without # and +")]
    [DataRow("\"job\"", "\"telemetry\": { \"prometheus\": { \"address\": \"0.0.0.0\" } }, \"job\"", "telemetry.prometheus.address is '0.0.0.0'; it must be 127.0.0.1 or ::1 unless \"isBeyondLoopback\": true")]
    [DataRow("\"job\"", "\"commands\": { \"isMqtt\": true }, \"job\"", "commands.keyFile and commands.counterFile are both needed")]
    [DataRow("\"job\"", "\"commands\": { \"keyFile\": \"k\", \"counterFile\": \"c\", \"isMqtt\": true }, \"job\"", "commands.isMqtt is true and telemetry.mqtt is not there")]
    [DataRow("\"job\"", "\"checkpoints\": { }, \"job\"", "checkpoints.folder is ''; it must be a folder that may be written")]
    [DataRow("{ \"length\": 64 }", "[\n1,\n2]", "window is [ 1, 2]; it must be an object in braces")]
    [DataRow("\"job\"", "\"j\\nb\": 1, \"job\"", "key 'j b' is unknown")]
    [DataRow("{ \"length\": 64 }", "t\r\u001b[2J", "does not read as JSON: 't  [2J")]
    [DataRow("{ \"length\": 64 }", "{ \"length\": 64 ", "does not read as JSON")]
    public void A_value_that_makes_no_sense_is_refused_in_one_line(string old, string replacement, string expected)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => FirmwareOptions.Parse(Good.Replace(old, replacement, StringComparison.Ordinal), "node.json"));
        StringAssert.Contains(refusal.Message, expected);
        StringAssert.StartsWith(refusal.Message, "node.json");
        Assert.IsFalse(refusal.Message.Any(char.IsControl), refusal.Message);
    }

    [TestMethod]
    public void What_is_left_out_has_its_default_and_paths_lie_beside_the_file()
    {
        FirmwareOptions options = FirmwareOptions.Parse(Good, "/etc/larmor/node.json");
        Assert.AreEqual(32, options.Window.Hop);
        Assert.AreEqual(0.01f, options.Job.Job.FalseAlarmRate);
        Assert.AreEqual(256, options.Job.Job.WarmUpCount);
        Assert.AreEqual(100f, options.Sensor.SampleRateHertz);
        Assert.IsTrue(options.Encoder.IsNormalised);
        Assert.AreEqual(8, options.Policy.RestartAfterCount);
        Assert.AreEqual(1L, options.Policy.RetryMilliseconds);
        Assert.AreEqual(1000L, options.Policy.LongestRetryMilliseconds);
        Assert.IsNull(options.Commands);
        Assert.AreEqual("/etc/larmor/x.csv", options.Sensor.Path);
    }

    [TestMethod]
    public void What_does_not_decide_the_state_does_not_change_the_specification()
    {
        long before = FirmwareOptions.Parse(Good, "node.json").Specification;
        Assert.AreEqual(before, FirmwareOptions.Parse(Good.Replace("\"job\"", "\"telemetry\": { \"jsonLines\": \"-\" }, \"job\"", StringComparison.Ordinal), "a.json").Specification);
        Assert.AreNotEqual(before, FirmwareOptions.Parse(Good.Replace("64", "32", StringComparison.Ordinal), "node.json").Specification);
    }

    [TestMethod]
    public void A_missing_file_and_one_that_is_too_large_are_named()
    {
        using var folder = new TemporaryFolder();
        StringAssert.Contains(Assert.Throws<IOException>(() => FirmwareOptions.Read(folder.At("none.json"))).Message, "none.json' does not exist: name one with --config");
        string large = folder.Write("large.json", new string(' ', FirmwareOptions.LargestFile + 1));
        StringAssert.Contains(Assert.Throws<ArgumentException>(() => FirmwareOptions.Read(large)).Message, "a configuration has at most 1048576");
    }

    [TestMethod]
    public void A_sensor_or_chip_that_does_not_open_is_named()
    {
        using var board = new BareBoard();
        StringAssert.Contains(
            Assert.Throws<IOException>(() => new FirmwareNode(FirmwareOptions.Parse(Good, "/none/node.json"), board, new Runtime.SampleClock())).Message, "sensor.path '/none/x.csv' does not open");
        using var folder = new TemporaryFolder();
        folder.Write("x.csv", "1\n");
        string text = Good.Replace("\"job\"", "\"chip\": \"spi:0.0\", \"model\": {}, \"job\"", StringComparison.Ordinal);
        StringAssert.Contains(
            Assert.Throws<Hal.ChipException>(() => new FirmwareNode(FirmwareOptions.Parse(text, folder.At("node.json")), board, new Runtime.SampleClock())).Message, "chip 'spi:0.0' does not open: no bus here");
    }

    [TestMethod]
    [DataRow("replay.json")]
    [DataRow("vibration-novelty.json")]
    [DataRow("activity-classify.json")]
    public void The_sample_configurations_are_read(string name) => FirmwareOptions.Read(Path.Combine(AppContext.BaseDirectory, "samples", name));
}
