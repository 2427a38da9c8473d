using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.SimulatedHal.Tests;

[TestClass]
public sealed class WallAndSkyrmionTests
{
    [TestMethod]
    public void The_wall_follows_the_worked_numbers()
    {
        double[] times = [1, 2, 5, 10, 20];
        double[] place = [5.41695, 11.57313, 33.37581, 76.46588, 172.38827];
        double[] tilt = [0.0091661, 0.0168537, 0.0332484, 0.0470682, 0.0552235];
        DomainWallMotion wall = Wall();
        double now = 0;
        for (int i = 0; i < times.Length; i++)
        {
            int steps = (int)Math.Round((times[i] - now) * 1000);
            for (int n = 0; n < steps; n++)
            {
                wall.Step(1e-12, 5, 0);
            }

            now = times[i];
            Assert.AreEqual(place[i], 1e9 * wall.PositionMetres, 1e-5, $"nm at {now} ns");
            Assert.AreEqual(tilt[i], wall.TiltRadians, 1e-7, $"tilt at {now} ns");
        }

        Statistic.Near(0.0569412, wall.SteadyTilt(5), 1e-6);
        Statistic.Near(44, wall.WalkerMetresPerSecond, 1e-9);
    }

    [TestMethod]
    public void The_wall_solver_is_of_fourth_order_and_reaches_its_steady_speed()
    {
        double[] error = new double[2];
        double exact = Run(1e-12, 8e-9);
        for (int halving = 0; halving < 2; halving++)
        {
            error[halving] = Math.Abs(Run(40e-12 / (1 << halving), 8e-9) - exact);
        }

        Assert.IsInRange(3.5, 4.5, Statistic.Order(error[0], error[1]));
        Statistic.Near(10, (Run(20e-12, 101e-9) - Run(20e-12, 100e-9)) / 1e-9, 1e-4, "(beta / alpha) u");
    }

    [TestMethod]
    [DataRow(0.8, 0.00334901)]
    [DataRow(0.9, 0.16736207)]
    [DataRow(0.95, 0.74162747)]
    [DataRow(1.0, 0.99995460)]
    public void Depinning_has_the_worked_probabilities_and_pulses_show_them(double ratio, double probability)
    {
        const int Count = 40000;
        var array = new DomainWallArray(new DomainWallOptions
        {
            Array = new DeviceArrayOptions { Count = Count }, CriticalSigma = 0, BarrierSigma = 0,
        });
        Statistic.Near(probability, array.DepinProbability(ratio, 10e-9), 2e-6);
        var current = new double[Count];
        Array.Fill(current, ratio);
        array.Pulse(10e-9, current);
        Statistic.Frequency(probability, array.Level.Count(level => level == 11), Count, 4);
        Assert.AreEqual(array.Blocks.EventCount, array.Level.Count(level => level == 11));
    }

    [TestMethod]
    public void Strong_pulses_pass_several_notches_and_stop_at_the_ends()
    {
        var array = new DomainWallArray(new DomainWallOptions { CriticalSigma = 0, BarrierSigma = 0 });
        array.Pulse(1e-9, [2.0]);
        Assert.AreEqual(13, array.Level[0], "75 m/s for 1 ns are three notches of 25 nm");
        array.Pulse(100e-9, [2.0]);
        Assert.AreEqual(20, array.Level[0]);
        array.Pulse(1000e-9, [-2.0]);
        Assert.AreEqual(0, array.Level[0]);
    }

    [TestMethod]
    public void The_reservoir_follows_the_worked_spiral()
    {
        double gyro = -4 * Math.PI;
        var skyrmion = new SkyrmionReservoir(gyro, 4 * Math.PI, 0.1, Math.Abs(gyro) * 2 * Math.PI * 0.2e9) { X = 10 };
        double[] times = [0.5, 1, 2, 5];
        double[][] places =
        [
            [7.63643071, -5.47593454], [2.83292148, -8.36331894], [-6.19196596, -4.73852518], [5.35778831, 0.33373734],
        ];
        double now = 0;
        for (int i = 0; i < times.Length; i++)
        {
            skyrmion.Step((times[i] - now) * 1e-9, 0, 0);
            now = times[i];
            Assert.AreEqual(places[i][0], skyrmion.X, 1e-6);
            Assert.AreEqual(places[i][1], skyrmion.Y, 1e-6);
        }

        Statistic.Near(8.03732e-9, skyrmion.DecaySeconds, 1e-6);
        Statistic.Near(198.01980e6, skyrmion.RotationHertz, 1e-6);
        Statistic.Near(84.28941, skyrmion.HallAngleDegrees, 1e-6);
    }

    [TestMethod]
    public void Skyrmions_come_and_go_binomially()
    {
        const int Count = 40000;
        var array = new SkyrmionArray(new SkyrmionOptions { Array = new DeviceArrayOptions { Count = Count } });
        var up = new sbyte[Count];
        Array.Fill(up, (sbyte)1);
        for (int n = 0; n < 10; n++)
        {
            array.Pulse(up);
        }

        long made = array.SkyrmionCount.Sum(count => (long)count);
        Statistic.Frequency(0.9, made, 10L * Count, 4);
        Array.Fill(up, (sbyte)-1);
        array.Pulse(up);
        Statistic.Frequency(0.9, array.SkyrmionCount.Sum(count => (long)count), made, 4, "each stays with 0.9");
        var ohms = new double[Count];
        array.ReadOhms(ohms);
        Statistic.Near(1000 + (10 * array.SkyrmionCount.Average()), ohms.Average(), 1e-3);
    }

    [TestMethod]
    public void A_hot_skyrmion_is_made_and_lost_more_easily()
    {
        const int Count = 20000;
        var array = new SkyrmionArray(new SkyrmionOptions
        {
            Array = new DeviceArrayOptions { Count = Count, TemperatureKelvin = 330 }, NucleationProbability = 0.2,
        });
        var up = new sbyte[Count];
        Array.Fill(up, (sbyte)1);
        array.Pulse(up);
        double scale = Math.Exp(-20 * ((300.0 / 330) - 1));
        Statistic.Frequency(1 - Math.Pow(0.8, scale), array.SkyrmionCount.Sum(), Count, 4);
        array.Age(1e12);
        Assert.AreEqual(0, array.SkyrmionCount.Sum(), "a barrier of 41 kT does not last 30 000 years");
    }

    private static DomainWallMotion Wall() => new(0.02, 0.04, 10e-9, 0.05);

    private static double Run(double step, double seconds)
    {
        DomainWallMotion wall = Wall();
        for (int n = 0; n < (int)Math.Round(seconds / step); n++)
        {
            wall.Step(step, 5, 0);
        }

        return wall.PositionMetres;
    }
}
