using Larmor.Hal;
using Larmor.Hal.Digital;
using Larmor.Kernels;

namespace Larmor.Models.Tests;

/// <summary>Section 7.4 of the SCFF specification, and what holds for any recurrent network.</summary>
[TestClass]
[DoNotParallelize]
public sealed class RecurrentContrast
{
    // Inputs of a tile: u (2), b1, z (3), b2.
    private static readonly float[][] Forward =
    [
        [-0.4f, -0.1f, 0.1f, -0.2f, 0.1f, 0.4f, 0.05f], [0.3f, -0.5f, 0.2f, 0.5f, -0.3f, 0, 0],
        [-0.1f, 0.2f, 0.3f, 0.1f, 0.4f, -0.4f, -0.05f],
    ];

    private static readonly float[][] Backward =
    [
        [0.1f, 0.4f, 0.1f, 0.3f, -0.5f, -0.2f, 0.05f], [-0.3f, 0, 0.2f, -0.1f, 0.2f, 0.5f, 0],
        [0.4f, -0.4f, 0.3f, -0.5f, -0.2f, 0.1f, -0.05f],
    ];

    private static readonly float[] Sequences = [1, -0.5f, 0.5f, 0.25f, -1, 0.75f, 0, 1, 0.25f, -0.75f, 0.5f, 0.5f];

    [TestMethod]
    public void Goodness_loss_and_gradient_are_the_reference_s()
    {
        var probe = new GradientProbe();
        using Rig rig = new(probe, 2, 2, 3, 1);
        rig.Program(Forward, Backward);
        rig.Learner.Observe(Sequences, 2, 3);
        float[][] good = [[0.530575f, 0.147530f, 0.447314f], [0.398247f, 0.331291f, 0.304436f]];
        float[] bad = [0.284819f, 0.068790f, 0.159362f];
        for (int b = 0; b < 2; b++)
        {
            for (int t = 0; t < 3; t++)
            {
                Assert.AreEqual(good[b][t], rig.Learner.PositiveGoodnessAt(b, t), 1e-4f);
                Assert.AreEqual(bad[t], rig.Learner.NegativeGoodnessAt(b, t), 1e-4f);
            }
        }

        Assert.AreEqual(0.899006f, rig.Learner.Loss, 1e-4f);
        float[][] inputs = [[0.058008f, -0.026978f], [-0.055975f, 0.070716f], [-0.051145f, -0.033371f]];
        float[] biases = [-0.028331f, -0.032712f, -0.031685f];
        float[] backwardBiases = [-0.006197f, -0.014446f, -0.034684f];
        for (int unit = 0; unit < 3; unit++)
        {
            Near.Equal(inputs[unit], probe.Row(0, unit, 7).AsSpan(0, 2), "forward W_in row " + unit);
            Assert.AreEqual(biases[unit], probe.Row(0, unit, 7)[2], 1e-4f);
            Assert.AreEqual(biases[unit], probe.Row(0, unit, 7)[6], 1e-4f);
            Assert.AreEqual(backwardBiases[unit], probe.Row(1, unit, 7)[2], 1e-4f);
        }

        Near.Equal([0.008748f, 0.031576f, -0.040323f], probe.Row(0, 0, 7).AsSpan(3, 3), "forward W_rec row 0");
        Near.Equal([-0.047360f, 0.034584f], probe.Row(1, 2, 7).AsSpan(0, 2), "backward W_in row 2");
    }

    [TestMethod]
    public void The_features_are_the_last_states_of_both_directions()
    {
        using Rig rig = new(new GradientProbe(), 2, 2, 3, 1);
        rig.Program(Forward, Backward);
        var features = new float[6];
        rig.Learner.Infer(Sequences.AsSpan(0, 6), 3, features);
        Near.Equal([1.154701f, -0.577350f, -0.577350f, 0.322975f, -1.121574f, 0.798599f], features, "features");
    }

    [TestMethod]
    public void Mean_states_are_those_of_every_frame_standardised()
    {
        using Rig rig = new(new GradientProbe(), 2, 2, 3, 1);
        rig.Program(Forward, Backward);
        var features = new float[6];
        ArgumentException early = Assert.ThrowsExactly<ArgumentException>(() => rig.Learner.ReadMeanStates(features));
        StringAssert.Contains(early.Message, "call Infer first");
        rig.Learner.Infer(Sequences.AsSpan(0, 6), 3, features);
        rig.Learner.ReadMeanStates(features);
        Near.Equal([0, 0, 0, 0.570349f, -0.325254f, -0.245092f], features, "mean of the printed states");
    }

    [TestMethod]
    public void Learning_sequences_allocates_nothing_and_gives_the_same_bits_on_two_threads()
    {
        float[] sequences = [.. Enumerable.Range(0, 4 * 6 * 5).Select(i => ((i * 37) % 101 / 50f) - 1f)];
        float[][] features = [.. ((int[])[1, 2]).Select(threads =>
        {
            using Rig rig = new(new Adam(AdamOptions.Default), 4, 5, 20, threads);
            var result = new float[rig.Learner.OutputCount];
            rig.Learner.Observe(sequences, 4, 6);
            long least = long.MaxValue;
            for (int window = 0; window < 10; window++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                rig.Learner.Observe(sequences, 4, 6);
                rig.Learner.Infer(sequences.AsSpan(0, 30), 6, result);
                rig.Learner.ReadMeanStates(result);
                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            Assert.AreEqual(0, least);
            return result;
        })];
        CollectionAssert.AreEqual(features[0], features[1]);
    }

    private sealed class Rig : IDisposable
    {
        private readonly HostArithmetic _host;
        private readonly DigitalChip _chip;
        private readonly Placement _placement;

        internal Rig(IUpdateRule rule, int batch, int inputs, int units, int threads)
        {
            _host = new HostArithmetic(KernelSelection.Best(), new WorkerTeam(threads));
            _chip = new DigitalChip(_host, new DigitalChipOptions());
            var options = new RecurrentContrastOptions { UnitCount = units, LargestFrameCount = 8 };
            _placement = Placement.Create(
                _chip, SelfContrastiveRecurrent.Network(inputs, units), rule.Needs, _host, new PlacementOptions { BatchCapacity = batch });
            Learner = new SelfContrastiveRecurrent(_placement, options, inputs, rule);
        }

        internal SelfContrastiveRecurrent Learner { get; }

        public void Dispose()
        {
            _chip.Dispose();
            _host.Dispose();
        }

        internal void Program(params float[][][] directions)
        {
            for (int d = 0; d < 2; d++)
            {
                for (int unit = 0; unit < directions[d].Length; unit++)
                {
                    _placement.Layer(d).Weights.Program(unit, 1, directions[d][unit]);
                }
            }
        }
    }
}
