using Larmor.Hal;
using Larmor.Hal.Conformance;
using Larmor.Hal.Digital;
using Larmor.Kernels;
using Larmor.Models;

namespace Larmor.Runtime.Tests;

[TestClass]
[DoNotParallelize]
public sealed class LearningOnTheSpot
{
    [TestMethod]
    public void The_score_of_a_Gaussian_is_the_squared_distance_in_deviations()
    {
        var model = new GaussianNovelty(2, new GaussianNoveltyOptions { Memory = 100_000, Shrinkage = 1e-6f });
        var random = new Pcg32(1, 1);
        for (int i = 0; i < 20_000; i++)
        {
            float x = random.NextNormal();
            model.Learn([3f + (2f * x), x + (0.5f * random.NextNormal())]);
        }

        // Covariance [[4, 2], [2, 1.25]]; its inverse is [[1.25, -2], [-2, 4]].
        Assert.AreEqual(1.25f * 16f / 2f, model.Score([7f, 0f]), 0.4f);
        Assert.AreEqual(4f / 2f, model.Score([3f, 1f]), 0.1f);
    }

    [TestMethod]
    public void A_tail_of_one_scores_the_error_of_the_best_prediction()
    {
        var model = new GaussianNovelty(2, new GaussianNoveltyOptions { Memory = 100_000, Shrinkage = 1e-6f, TailCount = 1 });
        var random = new Pcg32(2, 1);
        for (int i = 0; i < 20_000; i++)
        {
            float x = random.NextNormal();
            model.Learn([x, (3f * x) + (0.1f * random.NextNormal())]);
        }

        Assert.AreEqual(0f, model.Score([4f, 12f]), 0.1f, "far out, but as predicted");
        Assert.AreEqual(25f, model.Score([0f, 0.5f]), 1.5f, "five deviations off");
    }

    [TestMethod]
    [DataRow(0.02f)]
    [DataRow(0.2f)]
    public void Outliers_in_the_warm_up_do_not_widen_the_robust_picture(float share)
    {
        var random = new Pcg32(3, 1);
        var robust = new NoveltyLearner(new RobustNovelty(4, new RobustNoveltyOptions { Capacity = 400 }), new NoveltyLearnerOptions { WarmUpCount = 400 });
        for (int i = 0; i < 400; i++)
        {
            float[] drive = Drive(random, random.NextFloat() < share ? 6f : 0f);
            robust.Decide(drive);
            robust.Learn(drive, Decision.NoClass);
        }

        Assert.IsTrue(robust.Decide(Drive(random, 6f)).IsAlarm);
        int alarms = Enumerable.Range(0, 2000).Count(_ => robust.Decide(Drive(random, 0f)).IsAlarm);
        Assert.IsLessThan(160, alarms, "of 2,000 normal windows, where 1 % was stated and a fifth of what was learned was not normal");
    }

    [TestMethod]
    [DataRow(0.01f, 2000, 0.3f)]
    [DataRow(0.05f, 400, 0.3f)]
    [DataRow(0.01f, 100, 0.05f, DisplayName = "few windows: the fitted tail errs towards silence")]
    public void The_threshold_keeps_the_stated_rate_of_false_alarms(float rate, int warmUp, float least)
    {
        double mean = 0;
        for (uint seed = 1; seed <= 10; seed++)
        {
            var random = new Pcg32(seed, 9);
            var learner = new NoveltyLearner(
                new GaussianNovelty(4, new GaussianNoveltyOptions()), new NoveltyLearnerOptions { WarmUpCount = warmUp, FalseAlarmRate = rate, IsAdaptive = false });
            for (int i = 0; i < warmUp; i++)
            {
                float[] drive = Drive(random, 0f);
                learner.Decide(drive);
                learner.Learn(drive, Decision.NoClass);
            }

            mean += Enumerable.Range(0, 2000).Count(_ => learner.Decide(Drive(random, 0f)).IsAlarm) / 20_000.0;
        }

        Assert.IsTrue(mean > least * rate && mean < 3 * rate, $"{mean} where {rate} was stated");
    }

    [TestMethod]
    public void A_permanent_fault_stays_an_alarm()
    {
        var random = new Pcg32(4, 1);
        NoveltyLearner learner = Watching(random);
        int alarms = 0;
        for (int i = 0; i < 3000; i++)
        {
            float[] drive = Drive(random, 6f);
            alarms += learner.Decide(drive).IsAlarm ? 1 : 0;
            learner.Learn(drive, Decision.NoClass);
        }

        Assert.AreEqual(3000, alarms);
    }

    [TestMethod]
    public void A_slow_drift_is_followed()
    {
        var random = new Pcg32(5, 1);
        NoveltyLearner learner = Watching(random);
        int alarms = 0;
        for (int i = 0; i < 40_000; i++)
        {
            float[] drive = Drive(random, i * (6f / 40_000));
            alarms += learner.Decide(drive).IsAlarm ? 1 : 0;
            learner.Learn(drive, Decision.NoClass);
        }

        Assert.IsLessThan(4000, alarms, "by the end everything stands where alarms stood at the start");
        Assert.IsTrue(learner.Decide(Drive(random, 0f)).IsAlarm, "what was normal long ago is not any more");
    }

    [TestMethod]
    public void Few_labels_and_many_drives_name_the_classes()
    {
        var random = new Pcg32(6, 1);
        var learner = new GaussianClasses(4, new GaussianClassesOptions { ClassCount = 3, PriorVariance = 1f });
        int hits = 0;
        for (int i = 0; i < 3000; i++)
        {
            int truth = i / 10 % 3;
            float[] drive = Drive(random, 3f * truth);
            bool isLabelled = i % 300 == 0 || i is 10 or 20;
            Decision decision = learner.Decide(drive);
            hits += i >= 1000 && decision.ClassIndex == truth ? 1 : 0;
            learner.Learn(drive, isLabelled ? truth : Decision.NoClass);
        }

        Assert.IsGreaterThan(1900, hits, "of 2,000");
    }

    [TestMethod]
    public void A_label_that_does_not_exist_is_refused()
    {
        var learner = new GaussianClasses(2, new GaussianClassesOptions { ClassCount = 2 });
        Assert.IsFalse(learner.Learn([0f, 0f], 2));
        Assert.IsFalse(learner.Learn([0f, 0f], -2));
        Assert.IsTrue(learner.Learn([0f, 0f], 1));
        Assert.AreEqual(Decision.NoClass, new GaussianClasses(2, new GaussianClassesOptions()).Decide([0f, 0f]).ClassIndex);
    }

    [TestMethod]
    [DataRow("classify")]
    [DataRow("novelty")]
    [DataRow("predict")]
    [DataRow("centres")]
    [DataRow("on a chip")]
    public void A_job_goes_on_from_its_saved_state_bit_by_bit_and_allocates_nothing(string job)
    {
        using Learners learners = new();
        IEdgeLearner learner = learners.Create(job);
        IEdgeLearner other = learners.Create(job);
        var random = new Pcg32(7, 1);
        Play(learner, random, 400);
        var state = new MemoryState();
        learner.Save(state);
        other.Load(state);
        Assert.AreEqual(0, state.RemainingCount);
        Play(learner, new Pcg32(8, 1), 300);
        Play(other, new Pcg32(8, 1), 300);
        Assert.AreEqual(StateHash.Of(learner), StateHash.Of(other));
        float[] drive = Drive(random, 1f);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            learner.Decide(drive);
            learner.Learn(drive, i % 3);
        }

        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
        var plan = new MemoryPlan();
        learner.Report(plan);
        Assert.IsGreaterThan(0L, plan.BytesIn(MemoryPlace.Host));
    }

    private static NoveltyLearner Watching(Pcg32 random)
    {
        var learner = new NoveltyLearner(new GaussianNovelty(4, new GaussianNoveltyOptions { Memory = 500 }), new NoveltyLearnerOptions { WarmUpCount = 500 });
        Play(learner, random, 500, 0f);
        return learner;
    }

    private static void Play(IEdgeLearner learner, Pcg32 random, int count, float? place = null)
    {
        for (int i = 0; i < count; i++)
        {
            float[] drive = Drive(random, place ?? i % 3);
            learner.Decide(drive);
            learner.Learn(drive, i % 7 == 0 ? i % 3 : Decision.NoClass);
        }
    }

    private static float[] Drive(Pcg32 random, float place) =>
        [place + (0.5f * random.NextNormal()), random.NextNormal(), (0.3f * random.NextNormal()) - place, 0.1f * random.NextNormal()];

    private sealed class Learners : IDisposable
    {
        private readonly HostArithmetic _host = HostArithmetic.Best(1);

        public void Dispose() => _host.Dispose();

        internal IEdgeLearner Create(string job) => job switch
        {
            "centres" => new NoveltyLearner(new ClusterNovelty(4, new ClusterNoveltyOptions()), new NoveltyLearnerOptions { WarmUpCount = 128 }),
            "on a chip" => OnAChip(),
            _ => EdgeJobs.Create(job, 4, new EdgeJobOptions { ClassCount = 3, WarmUpCount = 128 }),
        };

        private FeatureLearner OnAChip()
        {
            (SelfDefinedTarget model, DigitalChip chip) = OnChip();
            return new FeatureLearner(model, chip, EdgeJobs.Create(EdgeJobs.Classify, 6, new EdgeJobOptions { ClassCount = 3 }), 0);
        }

        private (SelfDefinedTarget Model, DigitalChip Chip) OnChip()
        {
            var chip = new DigitalChip(_host, new DigitalChipOptions());
            Placement placement = Placement.Create(chip, NetworkSpec.Dense(4, 6), SelfDefinedTarget.Needs, _host, new PlacementOptions());
            return (new SelfDefinedTarget(placement, new SelfDefinedTargetOptions { WinnerCount = 1, LearningRates = [0.1f], OutputDropout = 0f }), chip);
        }
    }
}
