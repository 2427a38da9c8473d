using Larmor.Kernels;

namespace Larmor.Models.Tests;

/// <summary>Section 7.1 to 7.3 of the SCFF specification: numbers of the reference code, to be met within 1e-4.</summary>
[TestClass]
public sealed class ContrastNumbers
{
    private static readonly float[] Samples = [1, 0.5f, 0, 0.25f, 0, 0.25f, 1, 0.5f, 0.5f, 0.75f, 0.25f, 0];

    private static readonly float[][] Weights =
    [
        [-0.3f, 0, 0.3f, -0.5f, 0.1f], [0.4f, -0.4f, -0.1f, 0.2f, -0.1f], [0, 0.3f, -0.5f, -0.2f, 0.2f],
        [-0.4f, -0.1f, 0.2f, 0.5f, 0], [0.3f, -0.5f, -0.2f, 0.1f, 0.05f],
    ];

    private static readonly float[] Images = [1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 1, 0, 2, 0, 2, 0, 1, 4];

    private static readonly float[][] Kernels =
    [
        [-0.4f, -0.1f, 0.2f, 0.5f, -0.3f, 0, 0.3f, -0.5f, -0.2f, 0.1f],
        [0.3f, -0.5f, -0.2f, 0.1f, 0.4f, -0.4f, -0.1f, 0.2f, 0.5f, -0.2f],
    ];

    /// <summary>A seed whose first shift among three samples is 1, as in the reference.</summary>
    private static ulong SeedOfShiftOne
    {
        get
        {
            ulong seed = 1;
            while (CounterRandom.At(CounterRandom.Key(seed, 11, 0), 0) % 2 != 0)
            {
                seed++;
            }

            return seed;
        }
    }

    private static SelfContrastiveOptions Dense => new() { Seed = SeedOfShiftOne };

    private static SelfContrastiveOptions Map => new()
    {
        InputWidth = 3,
        InputHeight = 3,
        Layers =
        [
            new SelfContrastiveLayerOptions
            {
                PositiveThreshold = 1, NegativeThreshold = 2, Sparsity = 0.0012f,
                Convolution = new ConvolutionOptions
                {
                    Kernel = 3, Padding = 1, Pooling = new PoolingOptions { Size = 4, Stride = 2, Padding = 1 },
                },
            },
        ],
    };

    [TestMethod]
    public void A_sample_is_standardised_with_divisor_n_minus_one()
    {
        var result = new float[4];
        foreach (string name in KernelSelection.Names)
        {
            KernelSelection.Create(name).Standardise(Samples.AsSpan(0, 4), 1, result);
            Near.Equal([1.317465f, 0.146385f, -1.024695f, -0.439155f], result, name);
        }
    }

    [TestMethod]
    public void Goodness_loss_and_gradient_of_a_dense_layer_are_the_reference_s()
    {
        var probe = new GradientProbe();
        using var placed = new PlacedContrast(Dense, probe, 3, 4, [5]);
        placed.Program(0, Weights);
        placed.Learner.Observe(Samples, 3);
        Near.Equal([1.045682f, 1.069782f, 1.041371f], placed.Learner.LastGoodness(0, true), "G+");
        Near.Equal([0.047816f, 0.340373f, 0.748618f], placed.Learner.LastGoodness(0, false), "G-");
        Assert.AreEqual(3.002727f, placed.Learner.Loss(0), 1e-4f);
        Near.Equal([0.335638f, -0.115420f, -0.460217f, 0.239999f, -0.634903f], probe.Row(0, 0, 5), "gradient row 0");
        Near.Equal([-0.863521f, -0.729349f, 0.720477f, 0.872394f, -0.976397f], probe.Row(0, 2, 5), "gradient row 2");
        float[] biases = [-0.634903f, -0.213782f, -0.976397f, -0.432244f, -0.289525f];
        for (int i = 0; i < 5; i++)
        {
            Assert.AreEqual(biases[i], probe.Row(0, i, 5)[4], 1e-4f);
        }
    }

    [TestMethod]
    public void Two_equal_views_are_a_sample_paired_with_itself()
    {
        var probe = new GradientProbe();
        using var placed = new PlacedContrast(Dense, probe, 3, 4, [5]);
        placed.Program(0, Weights);
        placed.Learner.Observe(Samples, (float[])[.. Samples], 3);
        Assert.AreEqual(3.002727f, placed.Learner.Loss(0), 1e-4f);
        Near.Equal([0.335638f, -0.115420f, -0.460217f, 0.239999f, -0.634903f], probe.Row(0, 0, 5), "gradient row 0");
    }

    [TestMethod]
    public void The_first_AdamW_step_goes_by_the_rate_against_the_gradient()
    {
        using var placed = new PlacedContrast(Dense, new Adam(new AdamOptions { WeightDecays = [1e-4f] }), 3, 4, [5]);
        placed.Program(0, Weights);
        placed.Learner.Observe(Samples, 3);
        Near.Equal([-0.303f, 0.003f, 0.303f, -0.503f, 0.103f], placed.Row(0, 0), "row 0");
        float[] biases = [0.103f, -0.097f, 0.203f, 0.003f, 0.053f];
        for (int i = 0; i < 5; i++)
        {
            Assert.AreEqual(biases[i], placed.Row(0, i)[4], 1e-4f);
        }
    }

    [TestMethod]
    public void A_single_pass_gives_the_features_of_a_sample_paired_with_itself()
    {
        using var placed = new PlacedContrast(Dense, new GradientProbe(), 3, 4, [5]);
        placed.Program(0, Weights);
        var features = new float[15];
        placed.Learner.Infer(Samples, 3, features);
        Near.Equal([-0.950135f, 0.029091f, 1.406219f, -0.950135f, 0.464960f], features.AsSpan(0, 5), "read-out");
    }

    [TestMethod]
    public void A_factor_replaces_the_standardisation_of_both_halves()
    {
        float factor = MathF.Sqrt(7f / 6f);
        float[] expected = [-0.843552f, 0.843552f, 1.791402f, -2.087103f, 1.143552f];
        var x = new float[4];
        KernelSelection.Best().Standardise(Samples.AsSpan(0, 4), factor, x);
        for (int i = 0; i < 5; i++)
        {
            float s = Weights[i][4];
            for (int j = 0; j < 4; j++)
            {
                s += Weights[i][j] * x[j];
            }

            Assert.AreEqual(expected[i], 2 * s, 1e-4f);
        }
    }

    [TestMethod]
    public void Goodness_loss_and_gradient_of_a_convolution_are_the_reference_s()
    {
        var probe = new GradientProbe();
        using var placed = new PlacedContrast(Map, probe, 2, 9, [2]);
        placed.Program(0, Kernels);
        placed.Learner.Observe(Images, 2);
        Near.Equal(
            [0.049774f, 0, 0, 3.296457f, 0.589269f, 5.587105f, 1.081407f, 4.746046f, 2.730794f],
            placed.Learner.LastGoodness(0, true).AsSpan(0, 9), "G+");
        Near.Equal(
            [0.000095f, 0.073019f, 0, 1.926191f, 0.220030f, 1.919926f, 0.162272f, 0.364460f, 0],
            placed.Learner.LastGoodness(0, false).AsSpan(0, 9), "G-");
        Assert.AreEqual(1.049238f, placed.Learner.Loss(0), 1e-4f);
        Near.Equal(
            [0.075357f, 0.089130f, 0.017659f, -0.127503f, 0.047676f, -0.211082f, -0.101596f, -0.083128f, 0.083941f, -0.187861f],
            probe.Row(0, 0, 10), "gradient of kernel 0");
        Near.Equal([0.334063f, 0.133143f, 0.061547f, 0.170183f], probe.Row(0, 1, 10).AsSpan(6), "gradient of kernel 1, row 2 and bias");
    }

    [TestMethod]
    public void Triangle_and_pooling_of_a_map_are_the_reference_s()
    {
        float[] c0 = [0.315514f, -0.935885f, -1.417192f, 0.604298f, 1.085605f, 3.203357f, 1.470651f, 0.219252f, 2.337004f];
        float[] c1 = [-0.681083f, -0.969868f, -0.488560f, 2.495544f, -2.125005f, 0.955361f, -0.103515f, 3.073112f, -3.376403f];
        float[] triangle = [0.498298f, 0.016991f, 0, 0, 1.605305f, 1.123998f, 0.787083f, 0, 2.856704f];
        KernelSet kernels = KernelSelection.Best();
        var map = new float[18];
        for (int p = 0; p < 9; p++)
        {
            kernels.Above((float[])[c0[p], c1[p]], (c0[p] + c1[p]) / 2, map.AsSpan(2 * p, 2));
            Assert.AreEqual(triangle[p], map[2 * p], 1e-4f);
        }

        var pooled = new float[8];
        Pooling.Pool(kernels, map, 3, 3, 2, true, 4, 2, 1, pooled);
        Near.Equal([2.856704f, 1.426930f, 2.856704f, 1.426930f, 2.856704f, 1.426930f, 2.856704f, 1.426930f], pooled, "pooled");
    }

    [TestMethod]
    [DataRow(96, 48)]
    [DataRow(48, 24)]
    [DataRow(32, 16)]
    [DataRow(24, 12)]
    [DataRow(16, 8)]
    public void Pooling_four_by_two_halves_a_side(int length, int expected) =>
        Assert.AreEqual(expected, Pooling.PooledLength(length, 4, 2, 1));
}
