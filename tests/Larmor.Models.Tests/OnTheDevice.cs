namespace Larmor.Models.Tests;

/// <summary>What a device asks: nothing allocated in the loop, the same bits on any team, clear refusals.</summary>
[TestClass]
[DoNotParallelize]
public sealed class OnTheDevice
{
    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(16, 1)]
    [DataRow(16, 2)]
    public void The_training_loop_allocates_nothing(int batch, int threads)
    {
        using var placed = new PlacedLearner(Options, batch, threads, [64, 70, 50]);
        float[] inputs = Inputs(batch);
        placed.Learner.Observe(inputs, batch);
        long least = long.MaxValue;
        for (int window = 0; window < 20 && least != 0; window++)
        {
            // The whole process is looked at, the team's threads too; the test platform's own threads spoil a window now and then.
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < 20; i++)
            {
                placed.Learner.Observe(inputs, batch);
            }

            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Assert.AreEqual(0, least);
    }

    [TestMethod]
    public void A_team_of_two_learns_the_same_bits_as_one_thread()
    {
        using var one = new PlacedLearner(Options, 16, 1, [64, 70, 50]);
        using var two = new PlacedLearner(Options, 16, 2, [64, 70, 50]);
        float[] inputs = Inputs(16);
        for (int i = 0; i < 50; i++)
        {
            one.Learner.Observe(inputs, 16);
            two.Learner.Observe(inputs, 16);
        }

        for (int output = 0; output < 50; output++)
        {
            CollectionAssert.AreEqual(one.Row(1, output), two.Row(1, output));
        }
    }

    [TestMethod]
    public void An_option_out_of_range_is_refused_with_name_value_and_limit()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(
            () => new PlacedLearner(new SelfDefinedTargetOptions { WinnerCount = 9 }, 1, 4, 5));
        StringAssert.Contains(refusal.Message, "WinnerCount is 9; it must be 1 to 4");
    }

    [TestMethod]
    public void An_input_of_another_length_is_refused_with_both_lengths()
    {
        using var placed = new PlacedLearner(new SelfDefinedTargetOptions { WinnerCount = 1 }, 1, 4, 5);
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => placed.Learner.Observe(new float[3]));
        StringAssert.Contains(refusal.Message, "inputs has 3 values; its shape asks for 4");
    }

    private static SelfDefinedTargetOptions Options => new()
    {
        WinnerCount = 3,
        HiddenDropout = 0.2f,
        LearningRates = [0.2f, 0.2f],
    };

    private static float[] Inputs(int batch) => [.. Enumerable.Range(0, 64 * batch).Select(i => (i * 37 % 101) / 101f)];
}
