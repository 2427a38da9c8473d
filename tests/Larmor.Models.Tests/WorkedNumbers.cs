namespace Larmor.Models.Tests;

/// <summary>Section 8 of the specification: numbers from the reference functions, to be met within 1e-4.</summary>
[TestClass]
public sealed class WorkedNumbers
{
    private static readonly float[][] FirstWeights =
        [[-0.4f, -0.1f, 0.2f], [0.3f, -0.5f, -0.2f], [-0.1f, 0.2f, 0.5f], [-0.5f, -0.2f, 0.1f]];

    private static readonly float[] FirstBiases = [0.3f, 0.2f, 0.1f, 0.4f];
    private static readonly float[] Batch1 = [1, 0.5f, 0, 0, 0.25f, 1];
    private static readonly float[] Batch2 = [0.5f, 0.75f, 0.25f, 0.25f, 0, 1];

    [TestMethod]
    public void Winners_are_the_largest_of_output_minus_offset()
    {
        float[] y = [0.10f, 0.80f, 0.30f, 0.75f, 0.05f, 0.60f, 0.20f, 0.55f, 0.50f, 0.95f];
        using PlacedLearner placed = Identity(new SelfDefinedTargetOptions { WinnerCount = 2, HomeostasisRate = 0.5f, InputDropout = 0, OutputDropout = 0, LearningRates = [0] });
        ((float[])[0, 0.6f, 0, 0, 0.3f]).CopyTo(placed.Learner.Homeostasis.Offset, 0);
        placed.Learner.Observe(y, 2);
        CollectionAssert.AreEquivalent(new[] { 2, 3 }, placed.Learner.Winners[..2]);
        CollectionAssert.AreEquivalent(new[] { 0, 4 }, placed.Learner.Winners[2..4]);
        Near.Equal([0.05f, 0.4f, 0.05f, 0.05f, 0.35f], placed.Learner.Homeostasis.Offset, "H");
    }

    [TestMethod]
    public void Smoothing_feeds_the_homeostasis_too()
    {
        float[] y = [0.10f, 0.80f, 0.30f, 0.75f, 0.05f, 0.60f, 0.20f, 0.55f, 0.50f, 0.95f];
        using PlacedLearner placed = Identity(new SelfDefinedTargetOptions { WinnerCount = 2, HomeostasisRate = 0.5f, InputDropout = 0, OutputDropout = 0, LabelSmoothing = 0.3f, LearningRates = [0] });
        ((float[])[0, 0.6f, 0, 0, 0.3f]).CopyTo(placed.Learner.Homeostasis.Offset, 0);
        placed.Learner.Observe(y, 2);
        Near.Equal([0.035f, 0.46f, 0.035f, 0.035f, 0.335f], placed.Learner.Homeostasis.Offset, "H");
    }

    [TestMethod]
    public void Sequential_homeostasis_averages_the_activity()
    {
        var homeostasis = new Homeostasis(5, 0.5f, 0.6f, 0.4f, 0, 0);
        homeostasis.Update([0, 0, 1, 1, 0], 1);
        Near.Equal([0, 0, 0.6f, 0.6f, 0], homeostasis.Activity, "a after row 1");
        Near.Equal([-0.2f, -0.2f, 0.1f, 0.1f, -0.2f], homeostasis.Offset, "H after row 1");
        homeostasis.Update([1, 0, 0, 0, 1], 1);
        Near.Equal([0.6f, 0, 0.24f, 0.24f, 0.6f], homeostasis.Activity, "a after row 2");
        Near.Equal([-0.1f, -0.4f, 0.02f, 0.02f, -0.1f], homeostasis.Offset, "H after row 2");
    }

    [TestMethod]
    public void One_layer_learns_two_batches_as_the_reference_does()
    {
        using var placed = new PlacedLearner(Exact(1, 0.4f, 1, 2), 2, 3, 4);
        placed.Program(0, FirstWeights, FirstBiases);
        placed.Learner.Observe(Batch1, 2);
        Near.Equal([0, 0.25f, 0.1f, 0, 0.475f, 0, 0.65f, 0.45f], placed.Learner.Outputs, "outputs 1");
        CollectionAssert.AreEqual(new[] { 1, 2 }, placed.Learner.Winners);
        Near.Equal([-0.1f, 0.1f, 0.1f, -0.1f], placed.Learner.Homeostasis.Offset, "H 1");
        Assert.AreEqual(0.140391, Loss(placed.Learner, 2, 1), 1e-5);
        placed.Learner.Observe(Batch2, 2);
        Near.Equal([0, 0.628125f, 0.482812f, 0, 0, 0.54375f, 0.8625f, 0], placed.Learner.Outputs, "outputs 2");
        Near.Equal([-0.2f, 0.2f, 0.2f, -0.2f], placed.Learner.Homeostasis.Offset, "H 2");
        Assert.AreEqual(0.085746, Loss(placed.Learner, 2, 1), 1e-5);
        Near.Equal([-0.4f, -0.159375f, -0.0375f, 0.0625f], placed.Row(0, 0), "row 0");
        Near.Equal([0.7f, -0.173047f, -0.425391f, 0.489062f], placed.Row(0, 1), "row 1");
        Near.Equal([-0.253516f, 0.037695f, 0.683398f, 0.052344f], placed.Row(0, 2), "row 2");
        Near.Equal([-0.5f, -0.25625f, -0.125f, 0.175f], placed.Row(0, 3), "row 3");
    }

    [TestMethod]
    public void One_sample_at_a_time_homeostasis_changes_a_winner()
    {
        using var placed = new PlacedLearner(Exact(1, 0.4f, 0.6f, 2), 1, 3, 4);
        placed.Program(0, FirstWeights, FirstBiases);
        float[][] samples = [[1, 0.5f, 0], [0, 0.25f, 1], [0.5f, 0.75f, 0.25f], [0.25f, 0, 1]];
        float[][] outputs = [[0, 0.25f, 0.1f, 0], [0.475f, 0.71875f, 0.5375f, 0.45f], [0, 0.298047f, 0.802344f, 0], [0, 0, 1, 0]];
        int[] winners = [1, 2, 2, 2];
        float[][] offsets = [[-0.1f, 0.14f, -0.1f, -0.1f], [-0.2f, 0.136f, 0.04f, -0.2f], [-0.3f, 0.0744f, 0.276f, -0.3f], [-0.4f, -0.01024f, 0.5504f, -0.4f]];
        for (int i = 0; i < samples.Length; i++)
        {
            placed.Learner.Observe(samples[i]);
            Near.Equal(outputs[i], placed.Learner.Outputs, "outputs " + (i + 1));
            Assert.AreEqual(winners[i], placed.Learner.Winners[0]);
            Near.Equal(offsets[i], placed.Learner.Homeostasis.Offset, "H " + (i + 1));
        }

        Near.Equal([0.900977f, -0.528223f, -0.993262f, -0.066797f], placed.Row(0, 1), "row 1");
        Near.Equal([-0.101172f, 0.413867f, 1.011914f, 0.660156f], placed.Row(0, 2), "row 2");
        Assert.AreEqual(-0.175f, placed.Row(0, 0)[3], 1e-4f);
        Assert.AreEqual(-0.05f, placed.Row(0, 3)[3], 1e-4f);
    }

    [TestMethod]
    public void Two_layers_learn_two_batches_as_the_reference_does()
    {
        using var placed = new PlacedLearner(Exact(2, 0.5f, 1, 0.5f, 1), 2, 3, 4, 5);
        placed.Program(0, FirstWeights, FirstBiases);
        placed.Program(
            1,
            [[-0.1f, 0.2f, 0.5f, -0.3f], [-0.5f, -0.2f, 0.1f, 0.4f], [0.2f, 0.5f, -0.3f, 0], [-0.2f, 0.1f, 0.4f, -0.4f], [0.5f, -0.3f, 0, 0.3f]],
            [0.2f, 0.1f, 0, 0.3f, 0.25f]);
        placed.Learner.Observe(Batch1, 2);
        Near.Equal([0.3f, 0.06f, 0.095f, 0.365f, 0.175f, 0.3425f, 0.1075f, 0, 0.285f, 0.6225f], placed.Learner.Outputs, "outputs 1");
        CollectionAssert.AreEquivalent(new[] { 0, 3 }, placed.Learner.Winners[..2]);
        CollectionAssert.AreEquivalent(new[] { 0, 4 }, placed.Learner.Winners[2..]);
        Near.Equal([0.3f, -0.2f, -0.2f, 0.05f, 0.05f], placed.Learner.Homeostasis.Offset, "H 1");
        Assert.AreEqual(0.160407, Loss(placed.Learner, 2, 2), 1e-5);
        placed.Learner.Observe(Batch2, 2);
        Near.Equal([0.744681f, 0.060139f, 0, 0.512723f, 0.377923f, 0.805252f, 0.021978f, 0, 0.384298f, 0.654237f], placed.Learner.Outputs, "outputs 2");
        Near.Equal([0.6f, -0.4f, -0.4f, 0.1f, 0.1f], placed.Learner.Homeostasis.Offset, "H 2");
        Assert.AreEqual(0.075472, Loss(placed.Learner, 2, 2), 1e-5);
        Near.Equal([-0.407692f, -0.116061f, 0.243718f, 0.321814f], placed.Row(0, 0), "W1 row 0");
        Near.Equal([0.319371f, -0.488975f, -0.210716f, 0.211334f], placed.Row(0, 1), "W1 row 1");
        Near.Equal([-0.022004f, 0.259958f, 0.526872f, 0.213056f], placed.Row(0, 2), "W1 row 2");
        Near.Equal([-0.51534f, -0.231719f, 0.110593f, 0.379199f], placed.Row(0, 3), "W1 row 3");
        Near.Equal([-0.014591f, 0.238995f, 0.650602f, -0.225139f, 0.561513f], placed.Row(1, 0), "W2 row 0");
        Near.Equal([0.558548f, -0.301658f, 0.057914f, 0.357979f, 0.284068f], placed.Row(1, 4), "W2 row 4");
        Assert.AreEqual(0.050077f, placed.Row(1, 1)[4], 1e-4f);
        Assert.AreEqual(-0.019f, placed.Row(1, 2)[4], 1e-4f);
        Assert.AreEqual(0.390596f, placed.Row(1, 3)[4], 1e-4f);
    }

    [TestMethod]
    public void Association_names_neurons_by_their_class_means()
    {
        var named = new DirectAssociation(4, 2);
        for (int i = 0; i < 4; i++)
        {
            named.Add((float[])[0.75f, 0.05f, 0.25f, 0], 0);
        }

        for (int i = 0; i < 3; i++)
        {
            named.Add((float[])[1f / 3, 0.8f, 0.3f, 0], 1);
        }

        named.Assign();
        CollectionAssert.AreEqual(new[] { 0, 1, 1, -1 }, named.Labels);
        float[][] outputs = [[0.6f, 0.7f, 0.3f, 0.9f], [0.1f, 0.2f, 0.9f, 0], [0.5f, 0.45f, 0.35f, 0]];
        CollectionAssert.AreEqual(new[] { 0, 1, 0 }, outputs.Select(y => named.PredictByAverage(y)).ToArray());
        CollectionAssert.AreEqual(new[] { 1, 1, 0 }, outputs.Select(y => named.PredictByMaximum(y)).ToArray());
    }

    [TestMethod]
    public void Schedules_go_as_published()
    {
        Schedule linear = Schedule.Linear(1, 5e-4f, 200);
        Assert.AreEqual(8f, 8 * linear.At(0), 1e-6f);
        Assert.AreEqual(7.96002f, 8 * linear.At(1), 1e-4f);
        Assert.AreEqual(4.002f, 8 * linear.At(100), 1e-4f);
        Assert.AreEqual(0.04398f, 8 * linear.At(199), 1e-4f);
        Schedule labelled = Schedule.Linear(0.72f, 0.05f, 350);
        Assert.AreEqual(1.8e-3f, 2.5e-3f * labelled.At(0), 1e-8f);
        Assert.AreEqual(1.25e-4f, 2.5e-3f * labelled.At(350), 1e-8f);
        Assert.AreEqual(1.25e-4f, 2.5e-3f * labelled.At(399), 1e-8f);
        Schedule unlabelled = Schedule.Linear(0.001f, 0.1f, 200);
        Assert.AreEqual(1.495e-6f, 1e-3f * unlabelled.At(1), 1e-9f);
        Assert.AreEqual(9.9505e-5f, 1e-3f * unlabelled.At(199), 1e-8f);
    }

    [TestMethod]
    public void Initial_weights_fill_their_bound()
    {
        using var placed = new PlacedLearner(new SelfDefinedTargetOptions(), 1, 784, 2000);
        float largest = 0;
        for (int i = 0; i < 2000; i++)
        {
            float[] row = placed.Row(0, i);
            Assert.AreEqual(0f, row[784]);
            largest = Math.Max(largest, row.Max(Math.Abs));
        }

        Assert.AreEqual(0.023212f, largest, 1e-5f);
    }

    private static SelfDefinedTargetOptions Exact(int winners, float gain, float activityRate, params float[] rates) => new()
    {
        WinnerCount = winners,
        HomeostasisRate = gain,
        ActivityRate = activityRate,
        LearningRates = rates,
        InputDropout = 0,
        HiddenDropout = 0,
        OutputDropout = 0,
    };

    private static PlacedLearner Identity(SelfDefinedTargetOptions options)
    {
        var placed = new PlacedLearner(options, 2, 5, 5);
        placed.Program(
            0, [.. Enumerable.Range(0, 5).Select(i => Enumerable.Range(0, 5).Select(j => i == j ? 1f : 0f).ToArray())], new float[5]);
        return placed;
    }

    private static double Loss(SelfDefinedTarget learner, int count, int winners)
    {
        int n = learner.OutputCount;
        double sum = 0;
        for (int k = 0; k < count; k++)
        {
            for (int i = 0; i < n; i++)
            {
                double d = learner.Winners.AsSpan(k * winners, winners).Contains(i) ? 1 : 0;
                sum += (learner.Outputs[(k * n) + i] - d) * (learner.Outputs[(k * n) + i] - d);
            }
        }

        return sum / (count * n);
    }
}
