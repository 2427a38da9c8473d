namespace Larmor.Runtime.Tests;

[TestClass]
public sealed class SensorsAndWindows
{
    [TestMethod]
    public void A_text_gives_its_good_lines_and_counts_the_bad_ones()
    {
        var sensor = new TextSensor(new StringReader("x,y\n# note\n1,2\n\n3;4 \r\nfive,6\n7\t8\n9"), 2, 10f);
        var sample = new float[2];
        var read = new List<float>();
        for (SensorReading reading = sensor.TryRead(sample); reading != SensorReading.Ended; reading = sensor.TryRead(sample))
        {
            read.AddRange(reading == SensorReading.Ready ? sample : []);
        }

        CollectionAssert.AreEqual(new float[] { 1, 2, 3, 4, 7, 8 }, read);
        Assert.AreEqual(2L, sensor.RejectedCount);
    }

    [TestMethod]
    public void A_line_longer_than_the_limit_is_one_failed_reading()
    {
        var sensor = new TextSensor(new StringReader("1\n" + new string('9', 3 * TextSensor.LongestLine) + "\n2\n"), 1, 10f);
        var sample = new float[1];
        Assert.AreEqual(SensorReading.Ready, sensor.TryRead(sample));
        Assert.AreEqual(SensorReading.Failed, sensor.TryRead(sample));
        Assert.AreEqual(SensorReading.Ready, sensor.TryRead(sample));
        Assert.AreEqual(2f, sample[0]);
    }

    [TestMethod]
    public void Reading_text_allocates_nothing()
    {
        var sensor = new TextSensor(new StringReader(string.Concat(Enumerable.Repeat("0.25,-3e2\n", 5000))), 2, 10f);
        var sample = new float[2];
        sensor.TryRead(sample);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 4000; i++)
        {
            sensor.TryRead(sample);
        }

        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    [DataRow(0.05f, 0.99f, 1.01f)]
    [DataRow(0.15f, 0.95f, 1.05f)]
    [DataRow(0.8f, 0f, 0.01f)]
    [DataRow(1.2f, 0f, 0.01f)]
    public void Decimating_keeps_what_is_slow_and_removes_what_would_fold(float turnsPerNewSample, float least, float most)
    {
        float[] tone = [.. Enumerable.Range(0, 4000).Select(i => MathF.Sin(2f * MathF.PI * turnsPerNewSample * i / 4f))];
        var sensor = new DecimatingSensor(new ArraySensor(tone, 1, 400f), 4);
        var sample = new float[1];
        float largest = 0f;
        for (int i = 0; sensor.TryRead(sample) == SensorReading.Ready; i++)
        {
            largest = i > 40 ? Math.Max(largest, Math.Abs(sample[0])) : 0f;
        }

        Assert.IsTrue(largest >= least && largest <= most, $"{largest}");
        Assert.AreEqual(100f, sensor.SampleRateHertz);
    }

    [TestMethod]
    public void A_window_comes_every_hop_oldest_sample_first()
    {
        var window = new SlidingWindow(2, 4, 2);
        var copy = new float[8];
        var ready = new List<int>();
        for (int i = 0; i < 9; i++)
        {
            if (window.Push([i, 10f * i], true) == WindowState.Ready)
            {
                ready.Add(i);
                window.CopyTo(copy);
            }
        }

        CollectionAssert.AreEqual(new[] { 3, 5, 7 }, ready);
        CollectionAssert.AreEqual(new float[] { 4, 5, 6, 7, 40, 50, 60, 70 }, copy);
    }

    [TestMethod]
    public void A_bad_sample_spoils_every_window_it_would_be_in()
    {
        var window = new SlidingWindow(1, 4, 2);
        var states = new List<WindowState>();
        for (int i = 0; i < 12; i++)
        {
            states.Add(window.Push([i], i != 5));
        }

        Assert.AreEqual(WindowState.Ready, states[3]);
        Assert.AreEqual(WindowState.Spoiled, states[5]);
        Assert.AreEqual(WindowState.Spoiled, states[7]);
        Assert.AreEqual(WindowState.Ready, states[9]);
    }

    [TestMethod]
    public void An_event_gets_the_samples_around_it_and_the_interval_before()
    {
        var window = new EventWindow(1, new Above(50f), 3, 2);
        var copy = new float[5];
        float[] samples = [1, 2, 3, 99, 4, 5, 6, 7, 99, 8, 9, 10];
        var found = new List<string>();
        foreach (float sample in samples)
        {
            if (window.Push([sample], true) == WindowState.Ready)
            {
                window.CopyTo(copy);
                found.Add(string.Join(' ', copy) + " after " + window.IntervalCount);
            }
        }

        CollectionAssert.AreEqual(new[] { "2 3 99 4 5 after 4", "6 7 99 8 9 after 5" }, found);
    }

    [TestMethod]
    public void A_guard_names_each_fault_and_forgives_a_short_one()
    {
        var guard = new SensorGuard(1, new SensorGuardOptions { Minimum = -1f, Maximum = 1f, SaturatedCount = 3, StuckCount = 4 });
        SensorFaults[] faults = [.. new float[] { 0.1f, 1f, 1.1f, 0.2f, 1f, 1.2f, 1.3f, 0.3f, 0.3f, 0.3f, 0.3f, 0.4f, float.NaN, 0.5f }.Select(value => guard.Check([value]))];
        Assert.AreEqual(SensorFaults.None, faults[2]);
        Assert.AreEqual(SensorFaults.Saturated, faults[6]);
        Assert.AreEqual(SensorFaults.None, faults[9]);
        Assert.AreEqual(SensorFaults.Stuck, faults[10]);
        Assert.AreEqual(SensorFaults.None, faults[11]);
        Assert.AreEqual(SensorFaults.NotFinite, faults[12]);
        Assert.AreEqual(SensorFaults.None, faults[13]);
    }

    private sealed class Above(float level) : IEventDetector
    {
        public int DelayCount => 0;

        public bool Push(ReadOnlySpan<float> sample) => sample[0] > level;

        public void Clear()
        {
        }
    }
}
