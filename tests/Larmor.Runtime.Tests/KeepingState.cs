using Larmor.Hal;

namespace Larmor.Runtime.Tests;

[TestClass]
public sealed class KeepingState
{
    [TestMethod]
    public void The_newest_whole_checkpoint_is_loaded()
    {
        var slots = new TwoSlots();
        var state = new Values { Value = 1f };
        var store = new CheckpointStore(slots, state, 7);
        Assert.IsFalse(store.TryLoad());
        for (int i = 1; i <= 5; i++)
        {
            state.Value = i;
            Assert.IsTrue(store.TrySave(100 * i));
        }

        state.Value = 0f;
        var again = new CheckpointStore(slots, state, 7);
        Assert.IsTrue(again.TryLoad());
        Assert.AreEqual(5f, state.Value);
        Assert.AreEqual(500L, again.Step);
        Assert.AreEqual(5L, again.Sequence);
    }

    [TestMethod]
    public void A_flipped_bit_anywhere_falls_back_to_the_checkpoint_before()
    {
        var slots = new TwoSlots();
        var state = new Values();
        var store = new CheckpointStore(slots, state, 7);
        state.Value = 1f;
        store.TrySave(1);
        state.Value = 2f;
        store.TrySave(2);
        byte[] good = slots.Bytes[1];
        for (int bit = 0; bit < 8 * good.Length; bit++)
        {
            slots.Bytes[1] = [.. good];
            slots.Bytes[1][bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.IsTrue(new CheckpointStore(slots, state, 7).TryLoad());
            Assert.AreEqual(1f, state.Value, $"bit {bit}");
        }
    }

    [TestMethod]
    public void A_checkpoint_of_another_specification_is_not_loaded()
    {
        var slots = new TwoSlots();
        new CheckpointStore(slots, new Values(), 7).TrySave(1);
        var other = new CheckpointStore(slots, new Values(), 8);
        Assert.IsFalse(other.TryLoad());
        Assert.AreEqual(1, other.RejectedCount);
    }

    [TestMethod]
    public void The_interval_makes_the_memory_last()
    {
        // Ten years of 100,000 erases a slot, two slots: 26 minutes.
        Assert.AreEqual(26.3, CheckpointWear.LeastIntervalMilliseconds(100_000, 10f) / 60_000.0, 0.1);
        Assert.AreEqual(0L, CheckpointWear.LeastIntervalMilliseconds(0, 10f));
    }

    [TestMethod]
    public void Telemetry_records_are_read_as_they_were_written_and_damage_is_refused()
    {
        var frame = new TelemetryFrame
        {
            Kind = TelemetryKind.SafeState, Sequence = -5, Milliseconds = long.MaxValue, SampleCount = 1L << 40, ClassIndex = 9, Flags = TelemetryFlags.Alarm | TelemetryFlags.Safe,
            Score = 1.5f, Margin = -0.25f, Faults = SensorFaults.Stuck, Argument = 3, WindowCount = 8, BadCount = 2, CheckpointSequence = 6, LostCount = 1,
        };
        var bytes = new byte[TelemetryFrame.Bytes + 5];
        frame.Write(bytes, 5);
        var read = new TelemetryFrame();
        Assert.IsTrue(read.TryRead(bytes, 5));
        Assert.AreEqual(
            (frame.Kind, frame.Sequence, frame.Milliseconds, frame.SampleCount, frame.ClassIndex, frame.Flags, frame.Score, frame.Margin),
            (read.Kind, read.Sequence, read.Milliseconds, read.SampleCount, read.ClassIndex, read.Flags, read.Score, read.Margin));
        Assert.AreEqual(
            (frame.Faults, frame.Argument, frame.WindowCount, frame.BadCount, frame.CheckpointSequence, frame.LostCount),
            (read.Faults, read.Argument, read.WindowCount, read.BadCount, read.CheckpointSequence, read.LostCount));
        for (int bit = 0; bit < 8 * TelemetryFrame.Bytes; bit++)
        {
            byte[] damaged = [.. bytes];
            damaged[5 + (bit / 8)] ^= (byte)(1 << (bit % 8));
            Assert.IsFalse(read.TryRead(damaged, 5), $"bit {bit}");
        }
    }

    [TestMethod]
    public void Telemetry_lines_are_JSON_and_a_full_disk_costs_records_only()
    {
        using var stream = new MemoryStream();
        Assert.IsTrue(new JsonLinesSink(stream).Accept(new TelemetryFrame { Score = float.NaN, Margin = 2.5f, Kind = TelemetryKind.Decision }));
        using var line = System.Text.Json.JsonDocument.Parse(stream.ToArray());
        Assert.AreEqual("decision", line.RootElement.GetProperty("kind").GetString());
        Assert.AreEqual(System.Text.Json.JsonValueKind.Null, line.RootElement.GetProperty("score").ValueKind);
        Assert.AreEqual(2.5, line.RootElement.GetProperty("margin").GetDouble());
        var rig = new Rig(sink: new JsonLinesSink(new FullStream()));
        rig.Steps(500);
        Assert.IsGreaterThan(10, rig.Loop.LostCount);
    }

    [TestMethod]
    [DataRow("label 3\n", EdgeCommand.Label, 3)]
    [DataRow("label 9999\r\n", EdgeCommand.Label, 9999)]
    [DataRow("freeze\n", EdgeCommand.Freeze, -1)]
    [DataRow("thaw\n", EdgeCommand.Thaw, -1)]
    [DataRow("save\n", EdgeCommand.Save, -1)]
    [DataRow("reset\n", EdgeCommand.Reset, -1)]
    [DataRow("label \n", EdgeCommand.None, -1)]
    [DataRow("label 12345\n", EdgeCommand.None, -1)]
    [DataRow("label -1\n", EdgeCommand.None, -1)]
    [DataRow("freezer\n", EdgeCommand.None, -1)]
    [DataRow("save me from lines that never seem to end\n", EdgeCommand.None, -1)]
    public void A_command_line_is_taken_whole_or_refused(string line, EdgeCommand expected, int argument)
    {
        var parser = new CommandParser();
        EdgeCommand[] commands = [.. line.Select(letter => parser.Push((byte)letter)).Where(command => command != EdgeCommand.None)];
        Assert.HasCount(expected == EdgeCommand.None ? 0 : 1, commands);
        Assert.AreEqual(expected == EdgeCommand.None ? 1L : 0L, parser.RejectedCount);
        Assert.AreEqual(argument, parser.Argument);
        Assert.AreEqual(EdgeCommand.Save, "save\n".Select(letter => parser.Push((byte)letter)).ToArray()[^1], "the next line reads");
    }

    private sealed class Values : IStateful
    {
        private readonly float[] _values = new float[5];

        internal float Value
        {
            get => _values[2];
            set => Array.Fill(_values, value);
        }

        public void Save(IStateSink sink) => sink.Write(_values);

        public void Load(IStateSource source) => source.Read(_values);
    }

    private sealed class FullStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("no space left on device");
    }
}
