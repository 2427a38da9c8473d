using Larmor.Firmware;

namespace Larmor.Sensors.Iot.Tests;

/// <summary>A node that was built with -p:LarmorIot=true.</summary>
[TestClass]
public sealed class ANodeWithBindings
{
    [TestMethod]
    [DataRow("iot-adxl345", "i2c:1.0x53", "iot-adxl345 is on SPI: write spi:<bus>.<line>")]
    [DataRow("iot-bme280", "spi:0.0", "iot-bme280 is on I2C: write i2c:<bus>.0x<address>")]
    public void Takes_the_names_and_refuses_the_wrong_bus(string name, string address, string expected)
    {
        FirmwareOptions options = FirmwareOptions.Parse(
            $$"""{ "job": { "name": "novelty" }, "sensor": { "name": "{{name}}", "address": "{{address}}" }, "window": { "length": 64 } }""", "node.json");
        using var board = new Larmor.Firmware.Simulated.SimulatedBoard();
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => SensorCatalog.Open(options.Sensor, board, new Larmor.Runtime.SampleClock()));
        StringAssert.Contains(refusal.Message, expected);
    }
}
