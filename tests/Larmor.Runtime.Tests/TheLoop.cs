namespace Larmor.Runtime.Tests;

[TestClass]
[DoNotParallelize]
public sealed class TheLoop
{
    [TestMethod]
    public void A_step_allocates_nothing()
    {
        var rig = new Rig();
        rig.Steps(4000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        rig.Steps(20_000);
        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.AreEqual(0L, rig.Loop.BadCount);
    }

    [TestMethod]
    public void Before_the_first_window_no_record_names_a_class()
    {
        var rig = new Rig();
        rig.Sensor.Answer = i => i == 5 ? SensorReading.Failed : SensorReading.Ready;
        Assert.AreEqual(Decision.NoClass, rig.Loop.Decision.ClassIndex);
        rig.Steps(10);
        Assert.AreEqual(Decision.NoClass, rig.Told(TelemetryKind.Started)[0].ClassIndex);
        Assert.AreEqual(Decision.NoClass, rig.Told(TelemetryKind.FaultBegan)[0].ClassIndex);
    }

    [TestMethod]
    public void What_was_learned_is_calm_and_another_note_is_an_alarm()
    {
        Func<int, float> tone = Rig.Tone(2);
        var rig = new Rig(i => i < 6000 ? tone(i) : tone(3 * i));
        rig.Steps(6000);
        int calm = rig.Told(TelemetryKind.Decision).Count(frame => frame.Flags.HasFlag(TelemetryFlags.Alarm));
        rig.Steps(1000);
        int alarms = rig.Told(TelemetryKind.Decision).Count(frame => frame.Flags.HasFlag(TelemetryFlags.Alarm)) - calm;
        Assert.IsLessThan(15, calm, "1 % of about 310 windows was asked for");
        Assert.IsGreaterThan(58, alarms, "of 61 windows of the other note");
    }

    [TestMethod]
    [DataRow(0f, DisplayName = "stuck")]
    [DataRow(3f, DisplayName = "saturated")]
    [DataRow(float.NaN, DisplayName = "not a number")]
    [DataRow(float.PositiveInfinity, DisplayName = "infinite")]
    public void A_broken_sensor_is_told_and_changes_no_weight(float stuck)
    {
        Func<int, float> tone = Rig.Tone(3);
        bool isBroken = false;
        var rig = new Rig(i => isBroken ? stuck : tone(i));
        rig.Steps(4000);
        string before = StateHash.Of(rig.Learner);
        isBroken = true;
        rig.Steps(Rig.Hop * 20);
        Assert.AreEqual(before, StateHash.Of(rig.Learner));
        Assert.IsNotEmpty(rig.Told(TelemetryKind.FaultBegan));
        isBroken = false;
        rig.Steps(1000);
        Assert.IsNotEmpty(rig.Told(TelemetryKind.FaultEnded));
        Assert.AreNotEqual(before, StateHash.Of(rig.Learner), "it goes on learning afterwards");
        Assert.IsFalse(rig.Loop.Decision.IsAlarm && rig.Loop.Decision.Margin > 10f);
    }

    [TestMethod]
    public void A_sensor_that_fails_is_restarted_then_decisions_are_withdrawn_then_it_goes_on()
    {
        var rig = new Rig();
        rig.Sensor.Answer = _ => rig.Clock.Milliseconds is > 20_000 and < 22_000 ? SensorReading.Failed : SensorReading.Ready;
        rig.Steps(2150);
        Assert.IsGreaterThan(3, rig.Sensor.RestartCount);
        Assert.IsTrue(rig.Loop.IsSafe);
        Assert.HasCount(1, rig.Told(TelemetryKind.SafeState));
        rig.Steps(850);
        Assert.IsFalse(rig.Loop.IsSafe);
        Assert.AreEqual(SensorFaults.None, rig.Loop.Faults);
    }

    [TestMethod]
    public void A_driver_that_throws_is_a_failed_reading()
    {
        var rig = new Rig();
        rig.Sensor.Answer = i => i == 100 ? throw new IOException("bus") : SensorReading.Ready;
        rig.Steps(200);
        Assert.AreEqual(1L, rig.Loop.BadCount);
        Assert.AreEqual(SensorFaults.Missing, rig.Told(TelemetryKind.FaultBegan)[0].Faults);
    }

    [TestMethod]
    public void A_silent_sensor_counts_as_missing_after_the_stated_time()
    {
        var rig = new Rig(options: new EdgeLoopOptions { SilenceMilliseconds = 500 });
        rig.Sensor.Answer = i => i > 100 ? SensorReading.Pending : SensorReading.Ready;
        rig.Steps(140);
        Assert.AreEqual(0L, rig.Loop.BadCount);
        rig.Steps(60);
        Assert.AreEqual(1L, rig.Loop.BadCount);
    }

    [TestMethod]
    public void A_jump_of_the_clock_is_told_and_stops_nothing()
    {
        var rig = new Rig();
        rig.Steps(500);
        rig.Clock.Advance(-3_600_000_000);
        rig.Steps(500);
        rig.Clock.Advance(7_200_000_000);
        rig.Steps(500);
        Assert.HasCount(2, rig.Told(TelemetryKind.FaultBegan));
        Assert.AreEqual(1500L, rig.Loop.SampleCount);
    }

    [TestMethod]
    public void A_jump_of_the_clock_between_two_samples_is_told_with_the_next()
    {
        var rig = new Rig();
        rig.Sensor.Answer = i => i is 500 or 501 ? SensorReading.Pending : SensorReading.Ready;
        rig.Steps(500);
        rig.Clock.Advance(7_200_000_000);
        rig.Steps(1);
        Assert.IsEmpty(rig.Told(TelemetryKind.FaultBegan));
        rig.Steps(10);
        Assert.AreEqual(SensorFaults.ClockJump, rig.Told(TelemetryKind.FaultBegan)[0].Faults);
        Assert.HasCount(1, rig.Told(TelemetryKind.FaultEnded));
    }

    [TestMethod]
    public void A_run_with_a_checkpoint_between_equals_the_run_without()
    {
        var whole = new Rig();
        whole.Steps(3200);
        var slots = new TwoSlots();
        var first = new Rig(slots: slots);
        first.Steps(1600);
        Assert.IsTrue(first.Loop.Apply(EdgeCommand.Save, 0));
        Func<int, float> tone = Rig.Tone(1);
        var second = new Rig(i => tone(i + 1600 - Rig.WindowLength + Rig.Hop), slots);
        Assert.AreEqual(1600L, second.Loop.SampleCount);
        second.Steps(1600 + Rig.WindowLength - Rig.Hop);

        // The window that was judged last before the save was not learned yet; all else is the same stream.
        Assert.AreEqual(whole.Learner.Threshold, second.Learner.Threshold, 0.1f * whole.Learner.Threshold);
        Assert.AreEqual(whole.Loop.Decision.Score, second.Loop.Decision.Score, 0.1f + (0.1f * whole.Loop.Decision.Score));
    }

    [TestMethod]
    public void A_checkpoint_that_fails_is_told_and_the_older_one_stays()
    {
        var slots = new TwoSlots();
        var rig = new Rig(slots: slots);
        rig.Steps(500);
        Assert.IsTrue(rig.Loop.Apply(EdgeCommand.Save, 0));
        slots.IsFull = true;
        Assert.IsFalse(rig.Loop.Apply(EdgeCommand.Save, 0));
        Assert.HasCount(1, rig.Told(TelemetryKind.CheckpointFailed));
        Assert.AreEqual(1L, new Rig(slots: slots).Loop.CheckpointSequence);
    }

    [TestMethod]
    public void Frozen_it_judges_and_learns_nothing()
    {
        var rig = new Rig();
        rig.Steps(2000);
        rig.Loop.Apply(EdgeCommand.Freeze, 0);
        string before = StateHash.Of(rig.Learner);
        long windows = rig.Loop.WindowCount;
        rig.Steps(1000);
        Assert.AreEqual(before, StateHash.Of(rig.Learner));
        Assert.IsGreaterThan(windows + 50, rig.Loop.WindowCount);
        rig.Loop.Apply(EdgeCommand.Thaw, 0);
        rig.Steps(100);
        Assert.AreNotEqual(before, StateHash.Of(rig.Learner));
    }

    [TestMethod]
    public void Parts_that_do_not_fit_are_refused_with_both_numbers()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new EdgeLoop(
            new EdgeLoopParts(
                new ScriptedSensor(_ => 0f), new SlidingWindow(1, 8, 4), new RawEncoder(1, 6, 1f, isByTime: false),
                EdgeJobs.Create(EdgeJobs.Novelty, 6, new EdgeJobOptions()), new TelemetryRing(1), new SampleClock()),
            new EdgeLoopOptions()));
        StringAssert.Contains(refusal.Message, "inputs of the encoder is 6; it must be 8 to 8");
    }

    [TestMethod]
    public void An_unknown_job_is_refused_with_the_known_ones()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => EdgeJobs.Create("guess", 4, new EdgeJobOptions()));
        StringAssert.Contains(refusal.Message, "job 'guess' is unknown: choose classify, novelty or predict");
    }
}
