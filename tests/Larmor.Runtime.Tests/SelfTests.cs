using Larmor.Hal;
using Larmor.Hal.Digital;
using Larmor.Kernels;

namespace Larmor.Runtime.Tests;

/// <summary>The reference path learns the same bits here as on every other runtime.</summary>
[TestClass]
public sealed class SelfTests
{
    [TestMethod]
    public void The_self_test_passes_and_says_so_line_by_line()
    {
        using HostArithmetic host = new(new ScalarKernels(), new WorkerTeam(1));
        using DigitalChip chip = new(host, new DigitalChipOptions());
        var test = new SelfTest(chip, host);
        string[] lines = test.Run();
        CollectionAssert.AreEqual(
            new[]
            {
                $"ok     {GoldenNumbers.Count} golden numbers",
                $"ok     learner, 2000 steps: {Golden("learner")}",
                $"ok     small profile, 2000 steps: {Golden("small-profile")}",
                "self-test passed",
            },
            lines);
        Assert.AreEqual(0, test.FailedCount);
    }

    [TestMethod]
    public void The_constants_are_the_golden_ones()
    {
        Assert.AreEqual(Golden("learner"), SelfTest.LearnerHash.ToString("X8", null));
        Assert.AreEqual(Golden("small-profile"), SelfTest.ProfileHash.ToString("X8", null));
    }

    [TestMethod]
    public void The_golden_learner_learns_its_patterns()
    {
        var learner = new GoldenLearner();
        float[] before = [.. learner.Weights];
        for (int i = 0; i < GoldenLearner.StepCount; i++)
        {
            learner.Step();
        }

        CollectionAssert.AreNotEqual(before, learner.Weights);
        for (int label = 0; label < GoldenLearner.OutputCount; label++)
        {
            float[] answers = [.. Enumerable.Range(0, GoldenLearner.OutputCount).Select(output => Answer(learner.Weights, output, label))];
            Assert.AreEqual(label, Array.IndexOf(answers, answers.Max()), $"class {label}: {string.Join(", ", answers)}");
        }
    }

    [TestMethod]
    public void One_wrong_bit_of_a_weight_changes_the_hash()
    {
        float[] weights = [0.5f, -0.25f, 0f];
        uint hash = WeightHash.Add(WeightHash.Empty, weights);
        weights[1] = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(weights[1]) + 1);
        Assert.AreNotEqual(hash, WeightHash.Add(WeightHash.Empty, weights));
    }

    [TestMethod]
    public void Vector_kernels_are_refused_with_the_way_out()
    {
        using HostArithmetic host = new(KernelSelection.Create("vector128"), new WorkerTeam(1));
        using DigitalChip chip = new(host, new DigitalChipOptions());
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new SelfTest(chip, host));
        Assert.Contains("give the self-test scalar ones", refusal.Message);
    }

    private static float Answer(float[] weights, int output, int label)
    {
        int stride = GoldenLearner.InputCount + 1;
        float sum = weights[(output * stride) + GoldenLearner.InputCount];
        for (int i = 0; i < GoldenLearner.InputCount; i++)
        {
            sum += weights[(output * stride) + i] * (((i * 7) + (label * 5)) % 16 / 15f);
        }

        return sum;
    }

    private static string Golden(string name)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Larmor.slnx")))
        {
            folder = folder.Parent;
        }

        return File.ReadAllLines(Path.Combine(folder!.FullName, "tests/golden/self-test.txt"))
            .Single(line => line.StartsWith(name + " ", StringComparison.Ordinal))[(name.Length + 1)..];
    }
}
