using Larmor.Hal;
using Larmor.Hal.Digital;
using Larmor.Kernels;

namespace Larmor.Models.Tests;

/// <summary>The core spikes, the rule runs on events.</summary>
[TestClass]
public sealed class EqSpikeOnEvents
{
    private static readonly int[] Sizes = [20, 12, 3];

    private readonly HostArithmetic _host = new(KernelSelection.Best(), new WorkerTeam(1));

    [TestCleanup]
    public void EndHost() => _host.Dispose();

    [TestMethod]
    public void Learning_on_events_gives_the_weights_and_answers_of_the_host_path_bit_for_bit()
    {
        using var ownChip = new DigitalChip(_host, new DigitalChipOptions());
        using var eventChip = new DigitalChip(_host, new DigitalChipOptions());
        var own = new EqSpike(Place(ownChip), EqSpikeOptions.Long);
        var onEvents = new EventEqSpike(Place(eventChip), EqSpikeOptions.Long);
        (float[] inputs, int[] labels) = Samples(40);
        for (int k = 0; k < labels.Length; k++)
        {
            own.Observe(inputs.AsSpan(k * Sizes[0], Sizes[0]), [labels[k]], 1);
            onEvents.Observe(inputs.AsSpan(k * Sizes[0], Sizes[0]), [labels[k]], 1);
        }

        Assert.AreEqual(0, onEvents.DroppedCount);
        var row = new float[Sizes[2]];
        for (int h = 0; h < Sizes[1]; h++)
        {
            onEvents.Core.ReadSynapses(h, row);
            for (int o = 0; o < row.Length; o++)
            {
                Assert.AreEqual(own.Synapses[(h * own.SynapseStride) + o], row[o], $"synapse {h}, {o}");
            }
        }

        var ours = new float[Sizes[2]];
        var theirs = new float[Sizes[2]];
        for (int k = 0; k < 10; k++)
        {
            own.Infer(inputs.AsSpan(k * Sizes[0], Sizes[0]), 1, ours);
            onEvents.Infer(inputs.AsSpan(k * Sizes[0], Sizes[0]), 1, theirs);
            CollectionAssert.AreEqual(ours, theirs, $"sample {k}");
        }
    }

    [TestMethod]
    public void Learning_on_events_allocates_nothing()
    {
        using var chip = new DigitalChip(_host, new DigitalChipOptions());
        var learner = new EventEqSpike(Place(chip), EqSpikeOptions.Short);
        (float[] inputs, int[] labels) = Samples(1);
        learner.Observe(inputs, labels, 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        learner.Observe(inputs, labels, 1);
        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void Nudging_both_ways_is_refused_on_a_chip_with_the_way_out()
    {
        using var chip = new DigitalChip(_host, new DigitalChipOptions());
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new EventEqSpike(Place(chip), new EqSpikeOptions { BothSigns = true }));
        StringAssert.Contains(refusal.Message, "set it false and RandomSign true");
    }

    [TestMethod]
    public void A_buffer_counts_the_events_that_find_no_room()
    {
        var buffer = new SpikeBuffer(2);
        for (uint t = 1; t <= 5; t++)
        {
            buffer.Add(7, t);
        }

        Assert.AreEqual(2, buffer.Count);
        Assert.AreEqual(3, buffer.DroppedCount);
        Assert.AreEqual(2u, buffer.TimestampMicroseconds(1));
        buffer.Clear();
        Assert.AreEqual(0, buffer.Count + buffer.DroppedCount);
    }

    [TestMethod]
    public void A_spike_sent_to_the_core_arrives_as_one_of_its_own_would()
    {
        using var chip = new DigitalChip(_host, new DigitalChipOptions());
        ISpikingCore core = chip.TryCreateSpikingCore(2, 1, new SpikingConstants { RefractoryStepCount = 1, MembraneStepCount = 1, Threshold = 1, SynapticStepCount = 1, FastStepCount = 6, SlowStepCount = 12 })!;
        core.ProgramSynapses(1, [1.5f]);
        var events = new SpikeBuffer(4);
        events.Add(1, 3);
        core.Port.Send(events);
        var received = new SpikeBuffer(4);
        core.Port.RunUntil(3, received);
        Assert.AreEqual(0, received.Count);
        core.Port.RunUntil(4, received);
        Assert.AreEqual(1, received.Count);
        Assert.AreEqual(2, received.Address(0));
        Assert.AreEqual(4u, received.TimestampMicroseconds(0));
    }

    private Placement Place(IChip chip) =>
        Placement.Create(chip, NetworkSpec.Dense(Sizes), EqSpike.Needs, _host, new PlacementOptions());

    private static (float[] Inputs, int[] Labels) Samples(int count)
    {
        var random = new Pcg32(5, 1);
        float[] inputs = [.. Enumerable.Range(0, count * Sizes[0]).Select(_ => random.NextFloat())];
        return (inputs, [.. Enumerable.Range(0, count).Select(k => k % Sizes[2])]);
    }
}
