using System.Globalization;
using System.Text;

namespace Larmor.Data.Tests;

[TestClass]
public sealed class StreamSetTests
{
    [TestMethod]
    public void Bearings_have_the_samples_of_their_index_in_g()
    {
        IReadOnlyList<BearingRecording> recordings = Loaded(() => BearingRecordings.Load());
        Assert.HasCount(10, recordings);
        Assert.AreEqual((48000, 243_938, "normal"), (recordings[0].SampleRateHertz, recordings[0].DriveEnd.Length, recordings[0].Title));
        Assert.AreEqual((12000, 121_265, "inner 0.007"), (recordings[1].SampleRateHertz, recordings[1].FanEnd.Length, recordings[1].Title));
        double Deviation(float[] values) => Math.Sqrt(values.Average(value => value * (double)value) - Math.Pow(values.Average(), 2));
        Assert.AreEqual(0.072, Deviation(recordings[0].DriveEnd), 0.005, "g, normal at the drive end");
        Assert.AreEqual(0.29, Deviation(recordings[1].DriveEnd), 0.03, "g, inner race");
    }

    [TestMethod]
    public void Heart_records_have_the_beats_that_were_published()
    {
        IReadOnlyList<HeartRecord> records = Loaded(() => HeartRecords.Load());
        HeartRecord record = records.First(record => record.Name == "106");
        Assert.AreEqual((360, 650_000, 2), (record.SampleRateHertz, record.Channels[0].Length, record.Channels.Length));
        Assert.AreEqual(1507, record.Beats.Count(beat => beat.Symbol == 'N'));
        Assert.AreEqual(520, record.Beats.Count(beat => beat.Symbol == 'V'));
        Assert.AreEqual((962 - 1024) / 200f, record.Channels[0][0]);
        Assert.AreEqual(2239, records.First(other => other.Name == "100").Beats.Count(beat => beat.Symbol == 'N'));
    }

    [TestMethod]
    public void Watch_executions_have_every_row_and_class()
    {
        IReadOnlyList<WatchExecution> executions = Loaded(() => WatchRecordings.Load());
        Assert.HasCount(100, executions);
        Assert.AreEqual(118_891, executions.Sum(execution => execution.Labels.Length));
        Assert.HasCount(10, executions.Select(execution => execution.Subject).Distinct());
        Assert.IsTrue(executions.All(execution => execution.Labels.Distinct().Count() == WatchRecordings.ClassNames.Count));
        Assert.AreEqual(9.6088f, executions[0].Samples[2], 1e-4f);
    }

    [TestMethod]
    public void Anomaly_streams_have_every_value_and_window()
    {
        IReadOnlyList<AnomalyStream> streams = Loaded(() => AnomalyStreams.Load());
        Assert.HasCount(25, streams);
        Assert.AreEqual(129_577, streams.Sum(stream => stream.Values.Length));
        Assert.AreEqual(39, streams.Sum(stream => stream.Windows.Count));
        AnomalyStream machine = streams.First(stream => stream.Name == "machine_temperature_system_failure.csv");
        Assert.AreEqual("2013-12-02 21:15:00", machine.Times[0].ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        Assert.HasCount(4, machine.Windows);
    }

    [TestMethod]
    public void Occupancy_has_every_minute_in_the_order_of_its_times()
    {
        IReadOnlyList<OccupancyPart> parts = Loaded(() => OccupancyParts.Load());
        CollectionAssert.AreEqual(new[] { 2665, 8143, 9752 }, parts.Select(part => part.Labels.Length).ToArray());
        CollectionAssert.AreEqual(new[] { 972, 1729, 2049 }, parts.Select(part => part.Labels.Sum()).ToArray(), "minutes with somebody there, as published");
        Assert.AreEqual(23.7f, parts[0].Samples[0]);
        Assert.AreEqual(new DateTime(2015, 2, 4, 17, 51, 0), parts[1].Times[0]);
        Assert.IsTrue(parts[0].Times[^1] < parts[1].Times[0] && parts[1].Times[^1] < parts[2].Times[0]);
    }

    [TestMethod]
    [DataRow("\"2\",\"2015-02-04 17:51:59\",23.15,27.2675,429.5,714,0.00478344094931065,2")]
    [DataRow("\"2\",\"2015-02-04 17:51:59\",23.15,27.2675,429.5,714,1")]
    [DataRow("\"2\",\"yesterday\",23.15,27.2675,429.5,714,0.0047,1")]
    [DataRow("")]
    public void A_line_of_occupancy_that_does_not_read_is_named(string line)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("part.txt", Encoding.UTF8.GetBytes("\"date\",\"Temperature\",\"Humidity\",\"Light\",\"CO2\",\"HumidityRatio\",\"Occupancy\"\n\"1\",\"2015-02-04 17:51:00\",23.18,27.272,426,721.25,0.0047,1\n" + line + "\n"));
        StringAssert.Contains(Assert.Throws<DataException>(() => OccupancyParts.Read(path)).Message, "part.txt: line 3 does not read");
    }

    [TestMethod]
    public void Annotations_cut_short_or_beyond_the_record_are_refused()
    {
        // N at 5, skip of 70,000, V at 70,010, end.
        byte[] good = [5, 1 << 2, 0, 59 << 2, 1, 0, 0x70, 0x11, 5, 5 << 2, 0, 0];
        CollectionAssert.AreEqual(new[] { new HeartBeat(5, 'N'), new HeartBeat(70_010, 'V') }, WfdbReader.Beats("a", good, 80_000).ToArray());
        StringAssert.Contains(Assert.Throws<DataException>(() => WfdbReader.Beats("a", good.AsSpan(0, 9), 80_000)).Message, "truncated");
        StringAssert.Contains(Assert.Throws<DataException>(() => WfdbReader.Beats("a", good, 1000)).Message, "an annotation at sample 70010; the record has 1000");
    }

    private static IReadOnlyList<T> Loaded<T>(Func<IReadOnlyList<T>> load)
    {
        try
        {
            return load();
        }
        catch (DataException reason) when (reason.Message.Contains("was not found below", StringComparison.Ordinal))
        {
            Assert.Inconclusive(reason.Message);
            return [];
        }
    }
}
