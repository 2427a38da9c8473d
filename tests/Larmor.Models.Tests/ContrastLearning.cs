using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models.Tests;

/// <summary>What holds for any numbers: streams, layer order, decay, checkpoints, threads, the device.</summary>
[TestClass]
[DoNotParallelize]
public sealed class ContrastLearning
{
    private static SelfContrastiveOptions Images(LayerOrder order = LayerOrder.Parallel) => new()
    {
        InputWidth = 8,
        InputHeight = 8,
        Order = order,
        Layers =
        [
            new SelfContrastiveLayerOptions
            {
                PositiveThreshold = 1, NegativeThreshold = 1, LearningRate = 0.01f,
                Convolution = new ConvolutionOptions { Kernel = 3, Padding = 1, Pooling = new PoolingOptions { Size = 4, Stride = 2, Padding = 1 } },
            },
            new SelfContrastiveLayerOptions
            {
                PositiveThreshold = 1, NegativeThreshold = 1, LearningRate = 0.01f, Pairing = [true, false],
                Activation = TransmittedActivation.Relu,
                Convolution = new ConvolutionOptions
                {
                    Kernel = 3, Padding = 1, Pooling = new PoolingOptions { Maximum = false, Size = 2, Stride = 2 },
                    ReadoutPooling = new PoolingOptions { Maximum = false, Size = 2, Stride = 2 },
                },
            },
            new SelfContrastiveLayerOptions { PositiveThreshold = 1, NegativeThreshold = 1, LearningRate = 0.01f, Pairing = [true, false, true] },
        ],
    };

    private static SelfContrastiveOptions Vectors(LayerOrder order = LayerOrder.Parallel) => new()
    {
        Order = order,
        Layers =
        [
            new SelfContrastiveLayerOptions { PositiveThreshold = 1, NegativeThreshold = 1, LearningRate = 0.01f },
            new SelfContrastiveLayerOptions { PositiveThreshold = 1, NegativeThreshold = 1, LearningRate = 0.01f, Pairing = [true, false] },
        ],
    };

    [TestMethod]
    public void Learning_parts_the_goodness_of_positive_and_negative_pairs()
    {
        foreach (IUpdateRule rule in (IUpdateRule[])[new Sgd(), new Adam(AdamOptions.Default)])
        {
            using var placed = new PlacedContrast(Vectors(), rule, 20, 30, [40, 40]);
            float[] inputs = Draw(20 * 30, 3);
            placed.Learner.Observe(inputs, 20);
            float before = placed.Learner.PositiveGoodness(0) - placed.Learner.NegativeGoodness(0);
            float lossBefore = placed.Learner.Loss(1);
            for (int i = 0; i < 200; i++)
            {
                placed.Learner.ClearGoodness();
                placed.Learner.Observe(inputs, 20);
            }

            Assert.IsGreaterThan(before, placed.Learner.PositiveGoodness(0) - placed.Learner.NegativeGoodness(0));
            Assert.IsLessThan(lossBefore, placed.Learner.Loss(1));
        }
    }

    [TestMethod]
    public void A_stream_pairs_each_sample_with_the_one_before()
    {
        // Of two samples each is the other's partner: the second of a stream contrasts as the second of the batch does.
        float[] inputs = Draw(2 * 30, 5);
        using var batch = new PlacedContrast(Vectors(), new GradientProbe(), 2, 30, [40, 40]);
        batch.Learner.Observe(inputs, 2);
        var probe = new GradientProbe();
        using var stream = new PlacedContrast(Vectors(), probe, 1, 30, [40, 40]);
        stream.Learner.Observe(inputs.AsSpan(0, 30));
        Assert.AreEqual(0f, stream.Learner.Loss(0));
        stream.Learner.Observe(inputs.AsSpan(30));
        for (int layer = 0; layer < 2; layer++)
        {
            Assert.AreEqual(batch.Learner.LastGoodness(layer, true)[1], stream.Learner.LastGoodness(layer, true)[0], 1e-5f);
            Assert.AreEqual(batch.Learner.LastGoodness(layer, false)[1], stream.Learner.LastGoodness(layer, false)[0], 1e-5f);
        }
    }

    [TestMethod]
    public void The_update_is_the_gradient_of_the_loss_in_stream_and_batch()
    {
        foreach (int count in (int[])[1, 3])
        {
            var probe = new GradientProbe();
            using var placed = new PlacedContrast(Vectors(), probe, count, 6, [5, 4]);
            float[] warm = Draw(count * 6, 8);
            float[] first = Draw(count * 6, 9);
            float[] second = Draw(count * 6, 10);
            placed.Learner.Observe(warm, warm, count);
            placed.Learner.Observe(first, second, count);
            float[] gradient = probe.Row(0, 2, 7);
            float[] row = placed.Row(0, 2);
            for (int i = 0; i < 7; i++)
            {
                float up = LossAt(count, warm, first, second, i, row, 1e-2f);
                float down = LossAt(count, warm, first, second, i, row, -1e-2f);
                Assert.AreEqual((up - down) / 2e-2f, gradient[i], 2e-3f, $"weight {i}, {count} samples");
            }
        }
    }

    [TestMethod]
    public void Pairs_that_share_the_drives_of_their_halves_learn_what_pairs_driven_one_by_one_do()
    {
        // Equal views are driven pair by pair; a layer at rest below one that makes its own pairs is passed once.
        float[] inputs = [.. Draw(4 * 64, 9).Select((v, i) => v + (i / 64))];
        SelfContrastiveOptions options = Images();
        options.Layers[1].Pairing[1] = true;
        options.Layers[2].Pairing[1] = true;
        for (int learns = 0; learns < 2; learns++)
        {
            var together = new GradientProbe();
            using var halves = new PlacedContrast(options, together, 4, 64, [5, 7, 6]);
            var apart = new GradientProbe();
            using var pairs = new PlacedContrast(options, apart, 4, 64, [5, 7, 6]);
            for (int layer = 0; layer < 3; layer++)
            {
                halves.Learner.Learns[layer] = pairs.Learner.Learns[layer] = layer == learns;
            }

            halves.Learner.Observe(inputs, 4);
            pairs.Learner.Observe(inputs, (float[])[.. inputs], 4);
            Near.Equal(pairs.Learner.LastGoodness(learns, true), halves.Learner.LastGoodness(learns, true), "G+");
            Near.Equal(pairs.Learner.LastGoodness(learns, false), halves.Learner.LastGoodness(learns, false), "G-");
            for (int output = 0; output < 5; output++)
            {
                int width = learns == 0 ? 10 : 46;
                Near.Equal(apart.Row(learns, output, width), together.Row(learns, output, width), $"gradient row {output}");
            }
        }
    }

    [TestMethod]
    public void Decay_held_back_is_the_decay_of_every_step()
    {
        var options = new AdamOptions { WeightDecays = [0.5f] };
        var layers = new SelfContrastiveLayerOptions { LearningRate = 1e-6f, PositiveThreshold = -80, NegativeThreshold = 80, Sparsity = 0, RateDecay = 1 };
        using var placed = new PlacedContrast(new SelfContrastiveOptions { Layers = [layers] }, new Adam(options), 2, 4, [1]);
        float[] row = [0.5f, -0.25f, 0.125f, 1, 0.5f];
        placed.Program(0, row);
        for (int i = 0; i < 3100; i++)
        {
            placed.Learner.Observe(Draw(8, 4), 2);
        }

        // Thresholds far away: no gradient, decay alone; it is written each time it has grown to 2^-16.
        for (int i = 0; i < 5; i++)
        {
            Assert.AreEqual(row[i] * MathF.Exp(-3100 * 0.5e-6f), placed.Row(0, 0)[i], MathF.Abs(row[i]) * 3e-5f);
        }
    }

    [TestMethod]
    public void Greedy_order_leaves_the_layers_at_rest_alone()
    {
        using var placed = new PlacedContrast(Vectors(LayerOrder.Greedy), new Adam(AdamOptions.Default), 4, 30, [20, 20]);
        float[] first = placed.Row(0, 3);
        float[] second = placed.Row(1, 3);
        placed.Learner.Observe(Draw(120, 1), 4);
        CollectionAssert.AreEqual(second, placed.Row(1, 3));
        CollectionAssert.AreNotEqual(first, placed.Row(0, 3));
        first = placed.Row(0, 3);
        placed.Learner.Learns[0] = false;
        placed.Learner.Learns[1] = true;
        placed.Learner.Observe(Draw(120, 1), 4);
        CollectionAssert.AreEqual(first, placed.Row(0, 3));
        CollectionAssert.AreNotEqual(second, placed.Row(1, 3));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(6)]
    public void Contrastive_learning_allocates_nothing(int batch)
    {
        using var placed = new PlacedContrast(Images(), new Adam(new AdamOptions { WeightDecays = [0.1f, 0.1f, 0.1f] }), batch, 64, [20, 24, 10]);
        float[] inputs = Draw(64 * batch, 2);
        var features = new float[batch * placed.Learner.OutputCount];
        placed.Learner.Observe(inputs, inputs, batch);
        long least = long.MaxValue;
        for (int window = 0; window < 20 && least != 0; window++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 5; i++)
            {
                placed.Learner.Observe(inputs, batch);
                placed.Learner.Infer(inputs, batch, features);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.AreEqual(0, least);
    }

    [TestMethod]
    public void Two_threads_learn_the_same_features_as_one()
    {
        float[] inputs = Draw(64 * 6, 2);
        float[][] features = [.. ((int[])[1, 2]).Select(threads =>
        {
            using var placed = new PlacedContrast(Images(), new Adam(AdamOptions.Default), 6, 64, [20, 24, 10], threads);
            for (int i = 0; i < 10; i++)
            {
                placed.Learner.Observe(inputs, 6);
            }

            var result = new float[6 * placed.Learner.OutputCount];
            placed.Learner.Infer(inputs, 6, result);
            return result;
        })];
        CollectionAssert.AreEqual(features[0], features[1]);
    }

    [TestMethod]
    public void The_read_out_lengths_are_the_published_ones()
    {
        Assert.AreEqual(4992, MnistNetwork().OutputCount);
        static SelfContrastiveLayerOptions Layer(int kernel, int padding, bool maximum, int size, int pad, int readout, bool seen, params bool[] pairing) => new()
        {
            Pairing = pairing,
            ReadOut = seen,
            Convolution = new ConvolutionOptions
            {
                Kernel = kernel, Padding = padding, Pooling = new PoolingOptions { Maximum = maximum, Size = size, Stride = 2, Padding = pad },
                ReadoutPooling = new PoolingOptions { Maximum = false, Size = readout, Stride = readout },
            },
        };
        static SelfContrastive MnistNetwork()
        {
            var options = new SelfContrastiveOptions
            {
                InputWidth = 28,
                InputHeight = 28,
                Layers =
                [
                    Layer(5, 0, true, 4, 1, 2, false, true), Layer(3, 1, true, 4, 1, 2, true, true, true),
                    Layer(3, 1, false, 2, 0, 3, true, true, true, true),
                ],
            };
            using var placed = new PlacedContrast(options, new GradientProbe(), 1, 784, [96, 384, 1536]);
            return placed.Learner;
        }
    }

    [TestMethod]
    public void A_wrong_option_is_refused_with_name_value_and_limit()
    {
        var options = new SelfContrastiveOptions { Layers = [new SelfContrastiveLayerOptions { RatePeriod = 0 }] };
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new PlacedContrast(options, new Sgd(), 1, 4, [2]));
        StringAssert.Contains(refusal.Message, "layer 0: RatePeriod is 0; it must be 1 to");
    }

    private static float LossAt(int count, float[] warm, float[] first, float[] second, int weight, float[] row, float change)
    {
        using var placed = new PlacedContrast(Vectors(), new GradientProbe(), count, 6, [5, 4]);
        placed.Learner.Observe(warm, warm, count);
        float[] moved = [.. row];
        moved[weight] += change;
        placed.Placement.Layer(0).Weights.Program(2, 1, moved);
        placed.Learner.ClearGoodness();
        placed.Learner.Observe(first, second, count);
        return placed.Learner.Loss(0);
    }

    private static float[] Draw(int count, ulong seed)
    {
        var random = new Pcg32(seed, 77);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextNormal())];
    }
}
