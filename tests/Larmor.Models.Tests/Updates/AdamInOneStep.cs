using Larmor.Hal;
using Larmor.Hal.Digital;
using Larmor.Kernels;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Models.Tests.Updates;

/// <summary><see cref="Adam"/>: a batch applied at once gives the bits of the same batch gathered first, whatever the sizes and the team.</summary>
[TestClass]
public sealed class AdamInOneStep
{
    [TestMethod]
    [DataRow(3, 5, 4, 1)]
    [DataRow(40, 193, 48, 2)]
    [DataRow(100, 400, 33, 2)]
    public void Applied_at_once_or_gathered_first(int inputs, int outputs, int batch, int threads)
    {
        using var once = new Rig(inputs, outputs, batch, threads);
        using var gathered = new Rig(inputs, outputs, batch, 1);
        for (int step = 0; step < 5; step++)
        {
            once.Rule.Apply(0, once.Tile, once.Pre, once.Post, batch, 0.5f, 0.01f);
            gathered.Rule.Gather(0, gathered.Tile, gathered.Pre, gathered.Post, batch, 0.5f, 0.01f);
            gathered.Rule.Step(0, gathered.Tile, 0.01f);
        }

        CollectionAssert.AreEqual(gathered.Read(), once.Read());
    }

    private sealed class Rig : IDisposable
    {
        private readonly HostArithmetic _host;
        private readonly DigitalChip _chip;

        internal Rig(int inputs, int outputs, int batch, int threads)
        {
            _host = HostArithmetic.Best(threads);
            _chip = new DigitalChip(_host, new DigitalChipOptions());
            Rule = new Adam(new AdamOptions { WeightDecays = [0.01f] });
            Placement placement = Placement.Create(
                _chip, NetworkSpec.Dense(inputs, outputs), Rule.Needs, _host, new PlacementOptions { BatchCapacity = batch });
            Rule.Prepare(placement);
            Tile = placement.Layer(0);
            var random = new Pcg32(7, 7);
            Pre = [.. Enumerable.Range(0, batch * (inputs + 1)).Select(_ => random.NextFloat())];
            Post = [.. Enumerable.Range(0, batch * outputs).Select(_ => (2f * random.NextFloat()) - 1f)];
        }

        internal Adam Rule { get; }

        internal ITile Tile { get; }

        internal float[] Pre { get; }

        internal float[] Post { get; }

        public void Dispose()
        {
            _chip.Dispose();
            _host.Dispose();
        }

        internal float[] Read()
        {
            var weights = new float[Tile.Forward.InputCount * Tile.Forward.OutputCount];
            Tile.Weights.Read(0, Tile.Forward.OutputCount, weights);
            return weights;
        }
    }
}
