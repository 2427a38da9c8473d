using Larmor.Firmware.Simulated;
using Larmor.Sensors;

namespace Larmor.Firmware.Tests.Sensors;

[TestClass]
public sealed class Bme280Numbers
{
    // Worked example of the data sheet (BMP280, BST-BMP280-DS001, section 3.12; same constants and formulas): codes 519888 and 415148.
    private const int TemperatureCode = 519888;
    private const int PressureCode = 415148;

    [TestMethod]
    public void The_worked_example_of_the_data_sheet_comes_out_by_both_formulas()
    {
        Assert.AreEqual(128422, Bme280Codes.Fine(TemperatureCode));
        Assert.AreEqual(25.08, Bme280Codes.Celsius(TemperatureCode), 1e-9);
        Assert.AreEqual(100653.27, Bme280Codes.Pascal(PressureCode, 128422), 0.02);
        Bme280Calibration calibration = Constants();
        calibration.Temperature(TemperatureCode);
        Assert.AreEqual(25.08f, calibration.Celsius, 0.005f);
        Assert.AreEqual(100653.27f, calibration.Pascal(PressureCode), 0.2f);
    }

    [TestMethod]
    public void Floating_point_follows_the_whole_numbers_over_all_weather()
    {
        Bme280Calibration calibration = Constants();
        for (double celsius = -30; celsius <= 70; celsius += 5)
        {
            int code = Bme280Codes.TemperatureCode(celsius);
            int fine = Bme280Codes.Fine(code);
            calibration.Temperature(code);
            Assert.AreEqual(celsius, calibration.Celsius, 0.02);
            for (double pascal = 30_000; pascal <= 110_000; pascal += 5_000)
            {
                Assert.AreEqual(pascal, calibration.Pascal(Bme280Codes.PressureCode(pascal, fine)), 1.0);
            }

            for (double percent = 5; percent <= 95; percent += 5)
            {
                Assert.AreEqual(percent, calibration.Percent(Bme280Codes.HumidityCode(percent, fine)), 0.1);
            }
        }
    }

    [TestMethod]
    public void The_driver_gives_celsius_pascal_and_percent()
    {
        var bench = new DeviceBench();
        using Bme280 sensor = bench.Bme280(new FixedSignal(21.5f, 98_765f, 47f), new Bme280Options());
        bench.Answer(sensor);
        float[] sample = bench.Next(sensor);
        Assert.AreEqual(21.5f, sample[0], 0.02f);
        Assert.AreEqual(98_765f, sample[1], 2f);
        Assert.AreEqual(47f, sample[2], 0.1f);
    }

    private static Bme280Calibration Constants()
    {
        var calibration = new Bme280Calibration();
        calibration.TakeFirst(Bme280Codes.FirstBlock());
        calibration.TakeSecond(Bme280Codes.SecondBlock());
        return calibration;
    }
}
