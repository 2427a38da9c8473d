using Larmor.Hal;
using Larmor.Kernels;
using Larmor.SimulatedHal;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Models.Tests.Updates;

/// <summary><see cref="MixedPrecision"/>: what a chip does not follow stays owed, so that the sum of its pulses follows the gradient.</summary>
[TestClass]
public sealed class SummedUpdates
{
    private const int Inputs = 12;
    private const int Outputs = 40;
    private const int Repeats = 400;

    [TestMethod]
    [DataRow("sim:domain-wall?range=0.5&seed=3&stuck=0")]
    [DataRow("sim:reram-om?scale=0.5&seed=3&stuck=0")]
    [DataRow("sim:ferroelectric?scale=0.5&seed=3&stuck=0")]
    public void Read_back_updates_end_where_the_gradient_leads_within_a_threshold(string address)
    {
        using var rig = new Rig(address, new MixedPrecisionOptions());
        float[] before = rig.Read();
        double[] wanted = rig.Run(Repeats, 6e-4f);
        float[] after = rig.Read();
        double threshold = rig.Chip.Info.Accuracy.UpdateSigma;
        double square = 0;
        for (int i = 0; i < wanted.Length; i++)
        {
            square += Math.Pow(after[i] - before[i] - wanted[i], 2) / wanted.Length;
        }

        Assert.IsLessThan(1.2 * threshold, Math.Sqrt(square), $"threshold {threshold}");
    }

    [TestMethod]
    public void On_an_exact_chip_it_is_a_plain_gradient_step()
    {
        using var rig = new Rig("sim:crossbar?bits=0&writeNoise=0&readNoise=0&spread=0&stuck=0", new MixedPrecisionOptions());
        float[] before = rig.Read();
        double[] wanted = rig.Run(20, 1e-3f);
        float[] after = rig.Read();
        for (int i = 0; i < wanted.Length; i++)
        {
            Assert.AreEqual(before[i] + wanted[i], after[i], 1e-6);
        }
    }

    [TestMethod]
    public void A_saved_rule_goes_on_bit_for_bit()
    {
        using var rig = new Rig("sim:domain-wall?range=0.5&seed=3", new MixedPrecisionOptions());
        rig.Run(30, 1e-3f);
        using var other = new Rig("sim:domain-wall?range=0.5&seed=3", new MixedPrecisionOptions());
        var state = new Larmor.Hal.Conformance.MemoryState();
        rig.Chip.Save(state);
        rig.Rule.Save(state);
        other.Chip.Load(state);
        other.Rule.Load(state);
        rig.Run(30, 1e-3f);
        other.Run(30, 1e-3f);
        CollectionAssert.AreEqual(rig.Read(), other.Read());
    }

    [TestMethod]
    public void A_step_allocates_nothing()
    {
        using var rig = new Rig("sim:domain-wall?range=0.5&seed=3", new MixedPrecisionOptions());
        rig.Step(1e-3f);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int n = 0; n < 20; n++)
        {
            rig.Step(1e-3f);
        }

        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void A_threshold_outside_its_range_is_refused() =>
        Assert.Contains("Threshold is 0", Assert.Throws<ArgumentException>(() => new MixedPrecision(new MixedPrecisionOptions { Threshold = 0 })).Message);

    private sealed class Rig : IDisposable
    {
        private readonly HostArithmetic _host = HostArithmetic.Best(1);
        private readonly Placement _placement;
        private readonly float[] _pre = new float[Inputs + 1];
        private readonly float[] _post = new float[Outputs];

        internal Rig(string address, MixedPrecisionOptions options)
        {
            Chip = new SimulatedCrossbarChip(CrossbarOptions.FromAddress(ChipAddress.Parse(address)));
            _placement = Placement.Create(
                Chip, NetworkSpec.Dense(Inputs, Outputs), new Needs { Plasticity = true }, _host, new PlacementOptions { BatchCapacity = 1 });
            Rule = new MixedPrecision(options);
            Rule.Prepare(_placement);
            var random = new Pcg32(4, 4);
            for (int i = 0; i < _pre.Length; i++)
            {
                _pre[i] = random.NextFloat();
            }

            for (int o = 0; o < _post.Length; o++)
            {
                _post[o] = (2f * random.NextFloat()) - 1f;
            }
        }

        internal SimulatedCrossbarChip Chip { get; }

        internal MixedPrecision Rule { get; }

        public void Dispose()
        {
            Chip.Dispose();
            _host.Dispose();
        }

        internal void Step(float rate) => Rule.Apply(0, _placement.Layer(0), _pre, _post, 1, 1f, rate);

        internal double[] Run(int count, float rate)
        {
            for (int n = 0; n < count; n++)
            {
                Step(rate);
            }

            return [.. Enumerable.Range(0, (Inputs + 1) * Outputs)
                .Select(place => (double)count * rate * _pre[place % (Inputs + 1)] * _post[place / (Inputs + 1)])];
        }

        internal float[] Read()
        {
            var weights = new float[(Inputs + 1) * Outputs];
            _placement.Layer(0).Weights.Read(0, Outputs, weights);
            return weights;
        }
    }
}
