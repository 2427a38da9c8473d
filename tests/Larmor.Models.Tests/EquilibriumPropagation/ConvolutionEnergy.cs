using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models.Tests;

/// <summary>A network of convolutions falls in energy at every step, whatever its weights, because the maximum of a window is convex.</summary>
[TestClass]
public sealed class ConvolutionEnergy
{
    private const int Batch = 2;
    private static readonly ConvolutionSpec First = new(8, 8, 1, 3, 1, 2, 4);
    private static readonly ConvolutionSpec Second = new(4, 4, 4, 3, 0, 2, 6);

    [TestMethod]
    [DataRow(1f)]
    [DataRow(0.3f)]
    public void Settling_never_raises_the_energy(float gain)
    {
        NetworkSpec network = NetworkSpec.Of(new LayerSpec(First), new LayerSpec(Second), new LayerSpec(6, 5, true));
        var relaxing = new RelaxationOptions { FreeStepCount = 1, FeedbackGain = gain };
        using var placed = new PlacedEquilibrium(
            new EquilibriumPropagationOptions { LearningRates = [1, 1, 1], InitialGain = 3, Relaxation = relaxing }, Batch, 1, network);
        IRelaxation relaxation = placed.Placement.CreateRelaxation(relaxing);
        var random = new Pcg32(3, 1);
        float[] inputs = [.. Enumerable.Range(0, Batch * 64).Select(_ => random.NextFloat())];
        var states = new float[Batch * relaxation.StateCount];
        double before = double.PositiveInfinity;
        for (int step = 0; step < 40; step++)
        {
            relaxation.SettleFree(inputs, default, Batch, states);
            double now = Energy(placed, inputs, states, gain);
            Assert.IsLessThanOrEqualTo(before + 1e-5, now, $"step {step}");
            before = now;
        }

        Assert.Contains(s => s is > 0.01f and < 0.99f, states, "not everything may be clipped");
    }

    /// <summary>Σ_n gain^n (½ |s_n|² - s_n · drive_n), n = 0 nearest to the input.</summary>
    private static double Energy(PlacedEquilibrium placed, float[] inputs, float[] states, float gain)
    {
        double energy = 0;
        int first = First.PooledLength;
        int second = Second.PooledLength;
        for (int k = 0; k < Batch; k++)
        {
            float[] image = inputs[(k * 64)..((k + 1) * 64)];
            float[] map = states[(k * first)..((k + 1) * first)];
            float[] next = states[((Batch * first) + (k * second))..((Batch * first) + ((k + 1) * second))];
            int last = (Batch * (first + second)) + (k * 5);
            energy += Term(map, Pooled(placed, 0, First, image));
            energy += gain * Term(next, Pooled(placed, 1, Second, map));
            double[] drive = [.. Enumerable.Range(0, 5).Select(o => placed.Row(2, o)).Select(row => row[6] + next.Select((s, i) => (double)s * row[i]).Sum())];
            energy += gain * gain * Term(states[last..(last + 5)], drive);
        }

        return energy;
    }

    private static double Term(float[] states, double[] drive) =>
        states.Select((s, i) => (0.5 * s * s) - (s * drive[i])).Sum();

    /// <summary>Drive of a convolution by its definition, in double precision.</summary>
    private static double[] Pooled(PlacedEquilibrium placed, int layer, ConvolutionSpec spec, float[] image)
    {
        float[][] filters = [.. Enumerable.Range(0, spec.OutputChannels).Select(o => placed.Row(layer, o))];
        var pooled = new double[spec.PooledLength];
        for (int i = 0; i < pooled.Length; i++)
        {
            int channel = i % spec.OutputChannels;
            int px = i / spec.OutputChannels % spec.PooledWidth;
            int py = i / spec.OutputChannels / spec.PooledWidth;
            pooled[i] = Enumerable.Range(0, spec.Pooling * spec.Pooling)
                .Max(w => At(filters[channel], spec, image, (py * spec.Pooling) + (w / spec.Pooling), (px * spec.Pooling) + (w % spec.Pooling)));
        }

        return pooled;
    }

    private static double At(float[] filter, ConvolutionSpec spec, float[] image, int y, int x)
    {
        double sum = filter[^1];
        for (int tap = 0; tap < spec.PatchLength; tap++)
        {
            int row = y - spec.Padding + (tap / (spec.Kernel * spec.Channels));
            int column = x - spec.Padding + (tap / spec.Channels % spec.Kernel);
            if (row >= 0 && row < spec.Height && column >= 0 && column < spec.Width)
            {
                sum += filter[tap] * image[(((row * spec.Width) + column) * spec.Channels) + (tap % spec.Channels)];
            }
        }

        return sum;
    }
}
