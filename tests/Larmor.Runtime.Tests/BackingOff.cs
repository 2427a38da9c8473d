namespace Larmor.Runtime.Tests;

/// <summary>A sensor that fails is asked again after a while that grows, in virtual time of 1 ms a step.</summary>
[TestClass]
public sealed class BackingOff
{
    [TestMethod]
    public void A_sensor_that_keeps_failing_is_asked_ever_more_rarely_up_to_the_bound()
    {
        Rig rig = Patient(new EdgeLoopOptions { RestartAfterCount = 2, RetryMilliseconds = 10, LongestRetryMilliseconds = 70 });
        rig.Sensor.Answer = _ => SensorReading.Failed;
        List<long> asked = Asked(rig, 700);
        long[] gaps = [.. asked.Zip(asked.Skip(1), (first, second) => second - first)];
        CollectionAssert.AreEqual(new long[] { 10, 10, 20, 20, 40, 40, 70, 70, 70, 70, 70, 70, 70 }, gaps);
        Assert.AreEqual(asked.Count / 2, rig.Sensor.RestartCount);
        Assert.AreEqual(asked.Count, rig.Loop.BadCount, "what was not asked for did not fail");
        Assert.AreEqual(SensorFaults.Missing, rig.Loop.Faults);
    }

    [TestMethod]
    public void A_step_in_between_waits_for_nothing_and_asks_nothing()
    {
        Rig rig = Patient(new EdgeLoopOptions { RetryMilliseconds = 50 });
        rig.Sensor.Answer = _ => SensorReading.Failed;
        rig.Clock.Advance(1000);
        Assert.AreEqual(StepResult.Faulted, rig.Loop.Step());
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 49; i++)
        {
            rig.Clock.Advance(1000);
            Assert.AreEqual(StepResult.Waiting, rig.Loop.Step());
        }

        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.AreEqual(1, rig.Sensor.ReadCount);
        rig.Clock.Advance(1000);
        Assert.AreEqual(StepResult.Faulted, rig.Loop.Step());
    }

    [TestMethod]
    public void A_sample_sets_the_wait_back()
    {
        Rig rig = Patient(new EdgeLoopOptions { RestartAfterCount = 2, RetryMilliseconds = 10, LongestRetryMilliseconds = 1000 });
        bool isBroken = true;
        rig.Sensor.Answer = _ => isBroken ? SensorReading.Failed : SensorReading.Ready;
        Asked(rig, 500);
        isBroken = false;
        Asked(rig, 500);
        Assert.AreEqual(SensorFaults.None, rig.Loop.Faults);
        isBroken = true;
        List<long> asked = Asked(rig, 25);
        Assert.AreEqual(10L, asked[1] - asked[0]);
    }

    [TestMethod]
    [DataRow(-3600)]
    [DataRow(7200)]
    public void A_jump_of_the_clock_leaves_nobody_waiting_for_a_time_that_does_not_come(int seconds)
    {
        Rig rig = Patient(new EdgeLoopOptions { RetryMilliseconds = 50_000, LongestRetryMilliseconds = 50_000 });
        rig.Sensor.Answer = i => i == 0 ? SensorReading.Failed : SensorReading.Ready;
        Asked(rig, 10);
        Assert.AreEqual(1, rig.Sensor.ReadCount);
        rig.Clock.Advance(1_000_000L * seconds);
        rig.Loop.Step();
        Assert.AreEqual(2, rig.Sensor.ReadCount);
        Asked(rig, 2);
        Assert.AreEqual(SensorFaults.None, rig.Loop.Faults);
    }

    [TestMethod]
    public void Waiting_is_no_silence()
    {
        Rig rig = Patient(new EdgeLoopOptions { RetryMilliseconds = 5000, LongestRetryMilliseconds = 5000, SilenceMilliseconds = 100 });
        rig.Sensor.Answer = i => i == 0 ? SensorReading.Failed : i < 50 ? SensorReading.Pending : SensorReading.Ready;
        Asked(rig, 5200);
        Assert.AreEqual(1L, rig.Loop.BadCount);
        Assert.AreEqual(SensorFaults.None, rig.Loop.Faults);
    }

    [TestMethod]
    public void A_first_wait_above_the_longest_is_refused_with_both() => StringAssert.Contains(
        Assert.Throws<ArgumentException>(() => Patient(new EdgeLoopOptions { RetryMilliseconds = 11, LongestRetryMilliseconds = 10 })).Message, "RetryMilliseconds is 11; it must be 0 to 10");

    private static Rig Patient(EdgeLoopOptions options) => new(options: options);

    /// <summary>Moments, ms, at which the sensor was asked.</summary>
    private static List<long> Asked(Rig rig, int milliseconds)
    {
        var moments = new List<long>();
        for (int i = 0; i < milliseconds; i++)
        {
            rig.Clock.Advance(1000);
            int before = rig.Sensor.ReadCount;
            rig.Loop.Step();
            if (rig.Sensor.ReadCount > before)
            {
                moments.Add(rig.Clock.Milliseconds);
            }
        }

        return moments;
    }
}
