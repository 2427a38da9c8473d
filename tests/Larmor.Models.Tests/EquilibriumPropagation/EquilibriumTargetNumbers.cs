using Larmor.Hal;

namespace Larmor.Models.Tests;

/// <summary>Section 8.5 of the specification of the self-defined target: the forms by equilibrium propagation, within 1e-4.</summary>
[TestClass]
public sealed class EquilibriumTargetNumbers
{
    private static readonly float[][] W1 = [[-0.4f, -0.1f, 0.2f], [0.3f, -0.5f, -0.2f], [-0.1f, 0.2f, 0.5f], [-0.5f, -0.2f, 0.1f]];
    private static readonly float[] B1 = [0.3f, 0.2f, 0.1f, 0.4f];
    private static readonly float[] Batch1 = [1, 0.5f, 0, 0, 0.25f, 1];

    [TestMethod]
    [DataRow(0.2f, new[] { 0, 0.366962f, 0.084404f, 0, 0.400919f, 0, 0.704578f, 0.379818f }, new[] { 0, -0.292487f, 0.038957f, 0 }, new[] { 0.185045f, -0.292487f, -0.097703f, 0.175306f })]
    [DataRow(-0.2f, new[] { 0, 0.095288f, 0.120625f, 0, 0.572969f, 0, 0.577789f, 0.542813f }, new[] { 0, -0.386697f, 0.051596f, 0 }, new[] { 0.245081f, -0.386697f, -0.128716f, 0.232182f })]
    public void One_layer_in_closed_form_learns_as_the_stepped_reference(float beta, float[] nudged, float[] firstInput, float[] biases)
    {
        using var placed = new PlacedEquilibrium(Options(beta, 40, 10, 0f, 1, 1), 2, 1, 3, 4);
        placed.Program(0, W1, B1);
        placed.Learner.Observe(Batch1, 2);
        Near.Equal([0, 0.249967f, 0.099987f, 0, 0.474937f, 0, 0.649914f, 0.44994f], placed.Learner.FreeStates, "free");
        CollectionAssert.AreEqual(new[] { 1, 2 }, placed.Learner.Winners);
        Near.Equal(nudged, placed.Learner.NudgedStates, "nudged");
        for (int i = 0; i < 4; i++)
        {
            float[] gradient = placed.Gradient(0, i, W1[i], B1[i]);
            Assert.AreEqual(firstInput[i], gradient[0], 1e-4f, "first input to neuron " + i);
            Assert.AreEqual(biases[i], gradient[3], 1e-4f, "bias " + i);
        }
    }

    [TestMethod]
    public void Two_layers_learn_as_the_reference_does()
    {
        float[][] w2 = [[-0.1f, 0.2f, 0.5f, -0.3f], [-0.5f, -0.2f, 0.1f, 0.4f], [0.2f, 0.5f, -0.3f, 0], [-0.2f, 0.1f, 0.4f, -0.4f], [0.5f, -0.3f, 0, 0.3f]];
        float[] b2 = [0.2f, 0.1f, 0, 0.3f, 0.25f];
        using var placed = new PlacedEquilibrium(Options(0.2f, 60, 20, 0.3f, 2, 2), 2, 1, 3, 4, 5);
        placed.Program(0, W1, B1);
        placed.Program(1, w2, b2);
        placed.Learner.Observe(Batch1, 2);
        Near.Equal(
            [0, 0.363125f, 0.630002f, 0, 0.675135f, 0, 1, 0.319728f, 0.583594f, 0.090039f, 0, 0.585205f, 0.141651f, 0.536303f, 0, 0, 0.436832f, 0.683153f],
            placed.Learner.FreeStates, "free");
        Near.Equal([0.82f, 0.12f, 0.12f, 0.82f, 0.12f, 0.82f, 0.12f, 0.12f, 0.12f, 0.82f], placed.Learner.Targets, "target");
        Near.Equal(
            [0, 0.388644f, 0.68077f, 0, 0.691556f, 0, 1, 0.343338f, 0.647917f, 0.095222f, 0.01211f, 0.643042f, 0.132049f, 0.577518f, 0.012802f, 0, 0.37557f, 0.716789f],
            placed.Learner.NudgedStates, "nudged");
        float[] unit2 = [-0.286579f, -0.052253f, -0.02061f, -0.019554f, -0.085726f];
        for (int i = 0; i < 5; i++)
        {
            Assert.AreEqual(unit2[i], placed.Gradient(1, i, w2[i], b2[i])[2], 2e-4f, "hidden unit 2 to output " + i);
        }

        float[] input0 = [0, -0.063798f, -0.126919f, 0];
        float[] biases = [-0.041052f, -0.063798f, -0.126919f, -0.059024f];
        for (int i = 0; i < 4; i++)
        {
            float[] gradient = placed.Gradient(0, i, W1[i], B1[i]);
            Assert.AreEqual(input0[i], gradient[0], 2e-4f, "input 0 to hidden " + i);
            Assert.AreEqual(biases[i], gradient[3], 2e-4f, "hidden bias " + i);
        }
    }

    [TestMethod]
    public void A_softmax_readout_learns_as_the_reference_does()
    {
        float[][] v = [[-0.1f, 0.2f, 0.5f, -0.3f], [-0.5f, -0.2f, 0.1f, 0.4f]];
        float[] c = [0.1f, -0.1f];
        using var placed = new PlacedEquilibrium(Options(0.45f, 60, 10, 0.3f, 1, 2, softmax: true), 2, 1, 3, 4, 2);
        placed.Program(0, W1, B1);
        placed.Program(1, v, c);
        placed.Learner.Observe(Batch1, 2);
        Near.Equal([0, 0.25f, 0.1f, 0, 0.474999f, 0, 0.649999f, 0.449999f], placed.Learner.FreeStates, "free");
        Near.Equal([0.85f, 0.15f, 0.85f, 0.15f], placed.Learner.Targets, "target");
        float[] nudged = [0, 0.291685f, 0.141685f, 0, 0.515378f, 0, 0.690378f, 0.379339f];
        Near.Equal(nudged, placed.Learner.NudgedStates, "nudged");
        float[] rows = [-0.063856f, -0.037622f, -0.103814f, -0.047001f, -0.252883f];

        // The reference multiplies the nudged state by scores one step older; here both are of the same state, after ten steps 5e-4 apart.
        // What the same state gives is worked out from the reference's state.
        for (int i = 0; i < 5; i++)
        {
            Assert.AreEqual(OfSameState(nudged, v, c, i), placed.Gradient(1, 0, v[0], c[0])[i], 1e-4f, "V of the same state " + i);
            Assert.AreEqual(rows[i], placed.Gradient(1, 0, v[0], c[0])[i], 6e-4f, "V " + i);
            Assert.AreEqual(-rows[i], placed.Gradient(1, 1, v[1], c[1])[i], 6e-4f, "V " + i);
        }

        float[] input0 = [0, -0.046317f, -0.046317f, 0];
        float[] input2 = [-0.044865f, 0, -0.044865f, 0.078512f];
        for (int i = 0; i < 4; i++)
        {
            float[] gradient = placed.Gradient(0, i, W1[i], B1[i]);
            Assert.AreEqual(input0[i], gradient[0], 1e-4f, "input 0 to hidden " + i);
            Assert.AreEqual(input2[i], gradient[2], 1e-4f, "input 2 to hidden " + i);
        }
    }

    /// <summary>Gradient of weight <paramref name="i"/> (4: the bias) to class 0 of two: the mean of h · (softmax - target).</summary>
    private static float OfSameState(float[] states, float[][] v, float[] c, int i)
    {
        double sum = 0;
        for (int k = 0; k < 2; k++)
        {
            double difference = c[0] - c[1];
            for (int j = 0; j < 4; j++)
            {
                difference += states[(k * 4) + j] * (v[0][j] - v[1][j]);
            }

            double answer = 1 / (1 + Math.Exp(-difference));
            sum += (i == 4 ? 1 : states[(k * 4) + i]) * (answer - 0.85);
        }

        return (float)(sum / 2);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DoNotParallelize]
    public void Learning_allocates_nothing(int threads)
    {
        using var placed = new PlacedEquilibrium(Options(0.2f, 10, 5, 0.3f, 2, 2), 8, threads, 64, 70, 50);
        float[] inputs = [.. Enumerable.Range(0, 64 * 8).Select(i => (i * 37 % 101) / 101f)];
        placed.Learner.Observe(inputs, 8);
        long least = long.MaxValue;
        for (int window = 0; window < 20 && least != 0; window++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < 5; i++)
            {
                placed.Learner.Observe(inputs, 8);
            }

            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Assert.AreEqual(0, least);
    }

    private static EquilibriumPropagationOptions Options(
        float beta, int free, int nudged, float smoothing, int winners, int layers, bool softmax = false) => new()
    {
        Nudging = Nudging.OneSided,
        Beta = beta,
        LearningRates = [.. Enumerable.Repeat(1f, layers)],
        LabelSmoothing = smoothing,
        WinnerCount = winners,
        HomeostasisRate = 0.3f,
        Relaxation = new RelaxationOptions
        {
            FreeStepCount = free,
            NudgedStepCount = nudged,
            StepSize = 0.2f,
            Alternating = false,
            SoftmaxReadout = softmax,
        },
    };
}
