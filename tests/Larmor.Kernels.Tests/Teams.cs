namespace Larmor.Kernels.Tests;

/// <summary>Fixed threads: every block once, the same results for any size, nothing allocated, nothing swallowed.</summary>
[TestClass]
public sealed class Teams
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void Every_block_is_done_once_however_many_there_are(int size)
    {
        using var team = new WorkerTeam(size);
        Assert.AreEqual(size, team.Size);
        for (int blocks = 0; blocks < 200; blocks++)
        {
            var work = new CountingWork(blocks);
            team.Run(work, blocks);
            Assert.IsTrue(work.Counts.All(count => count == 1), $"{blocks} blocks");
        }
    }

    [TestMethod]
    public void Helpers_that_come_too_late_for_one_run_do_no_harm_to_the_next()
    {
        // Far more threads than cores, and runs shorter than it takes to wake one: most helpers find a run closed, or another one open.
        using var team = new WorkerTeam((4 * Environment.ProcessorCount) + 1);
        for (int run = 0; run < 100_000; run++)
        {
            var work = new CountingWork(2 + (run % 7));
            team.Run(work, work.Counts.Length);
            Assert.IsTrue(work.Counts.All(count => count == 1), $"run {run}");
        }
    }

    [TestMethod]
    public void A_layer_learns_the_same_bits_with_1_2_and_3_threads()
    {
        foreach (KernelSet kernels in Sets.All)
        {
            float[]? first = null;
            for (int size = 1; size <= 3; size++)
            {
                using var team = new WorkerTeam(size);
                var work = new LayerWork(kernels, new MatrixProblem(130, 257, 33, infinities: false));
                for (int step = 0; step < 5; step++)
                {
                    work.Step(team);
                }

                first ??= work.Weights;
                Same.Bits(first, work.Weights, $"{kernels.Name}, {size} threads");
            }
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void Running_allocates_nothing(int size)
    {
        using var team = new WorkerTeam(size);
        var work = new LayerWork(Sets.Vector[1], new MatrixProblem(64, 300, 4, infinities: false));
        Allocation.IsNone(() => work.Step(team));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void A_block_that_fails_is_reported_and_the_team_goes_on(int size)
    {
        using var team = new WorkerTeam(size);
        for (int round = 0; round < 20; round++)
        {
            var failure = Assert.ThrowsExactly<InvalidOperationException>(() => team.Run(new FailingWork(7), 12));
            StringAssert.Contains(failure.Message, "block 7 cannot be done");
            Assert.IsInstanceOfType<NotSupportedException>(failure.InnerException);
            var work = new CountingWork(12);
            team.Run(work, 12);
            Assert.IsTrue(work.Counts.All(count => count == 1));
        }
    }

    [TestMethod]
    [DataRow(-1)]
    [DataRow(257)]
    public void A_team_of_no_sense_is_refused_with_the_value_and_the_limits(int size)
    {
        var refusal = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new WorkerTeam(size));
        StringAssert.Contains(refusal.Message, $"a team has 1 to 256 threads (0 = all cores), not {size}");
    }

    private sealed class CountingWork(int blocks) : IBlockWork
    {
        internal int[] Counts { get; } = new int[blocks];

        public void Execute(int blockIndex) => Interlocked.Increment(ref Counts[blockIndex]);
    }

    private sealed class FailingWork(int block) : IBlockWork
    {
        public void Execute(int blockIndex)
        {
            if (blockIndex == block)
            {
                throw new NotSupportedException($"block {blockIndex} cannot be done");
            }
        }
    }

    /// <summary>A product, then an update by what came out, a panel a block.</summary>
    private sealed class LayerWork : IBlockWork
    {
        private readonly KernelSet _kernels;
        private readonly MatrixProblem _problem;
        private readonly SparseColumns _columns;
        private readonly float[] _outputs;
        private bool _updates;

        internal LayerWork(KernelSet kernels, MatrixProblem problem)
        {
            _kernels = kernels;
            _problem = problem;
            _columns = problem.ColumnsTimes(-1e-9f);
            _outputs = new float[problem.Count * problem.Weights.Stride];
        }

        internal float[] Weights => _problem.Weights.Data;

        public void Execute(int blockIndex)
        {
            if (_updates)
            {
                _kernels.AddOuter(_columns, _outputs, _problem.Weights, blockIndex, blockIndex + 1);
            }
            else
            {
                _kernels.Multiply(_problem.Sparse, _problem.Weights, blockIndex, blockIndex + 1, _outputs);
            }
        }

        internal void Step(WorkerTeam team)
        {
            _updates = false;
            team.Run(this, _problem.Weights.PanelCount);
            _updates = true;
            team.Run(this, _problem.Weights.PanelCount);
        }
    }
}
