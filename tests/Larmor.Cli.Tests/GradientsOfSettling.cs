using Larmor.Cli.Verification;
using Larmor.Hal;

namespace Larmor.Cli.Tests;

/// <summary>The laws of equilibrium propagation as <c>larmor verify gradients</c> measures them.</summary>
[TestClass]
public sealed class GradientsOfSettling
{
    [TestMethod]
    public void The_reference_gradient_is_the_one_printed_in_the_specification()
    {
        var reference = new SettlingReference(
            [[0.5, -0.3, 0.2, 0.1], [0.1, 0.4, -0.2, 0], [-0.6, 0.3, 0.7, -0.1], [0.2, 0.2, 0.2, 0.2]],
            [[0.15, -0.2, 0.25, 0.1, 0.05], [-0.1, 0.3, 0.05, 0.2, -0.05]]);
        double[] gradient = reference.Gradient([1f, 0.5f, 0.25f], [0f, 1f]);
        double[] printed =
        [
            0.07148722, 0.03574361, 0.01787181, 0.07148722, -0.14487614, -0.07243807, -0.03621903, -0.14487614,
            0.00129500, 0.00064750, 0.00032375, 0.00129500, -0.08405698, -0.04202849, -0.02101425, -0.08405698,
            0.08451483, 0.01086563, 0.00529498, 0.06717917, 0.13839051, -0.24756886, -0.16645867, -0.01829269, -0.31989508, -0.50767695,
        ];
        Assert.HasCount(printed.Length, gradient);
        for (int i = 0; i < printed.Length; i++)
        {
            Assert.AreEqual(printed[i], gradient[i], 2e-8, $"entry {i}");
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void The_bias_is_of_first_order_one_sided_and_of_second_order_symmetric(int seed)
    {
        using HostArithmetic host = HostArithmetic.Best(1);
        var laws = new GradientLaws("digital", seed, host);
        float[] betas = [0.02f, 0.04f, 0.08f];
        Assert.AreEqual(1.0, GradientLaws.Slope(betas, [.. betas.Select(b => laws.Error(b, false, 0))]), 0.15);
        Assert.AreEqual(2.0, GradientLaws.Slope(betas, [.. betas.Select(b => laws.Error(b, true, 0))]), 0.15);
    }

    [TestMethod]
    public void Noise_forbids_small_nudges()
    {
        using HostArithmetic host = HostArithmetic.Best(1);
        var laws = new GradientLaws("digital", 1, host);
        Assert.IsLessThan(laws.Error(0.3f, true, 0), laws.Error(0.02f, true, 0), "without noise smaller is better");
        Assert.IsGreaterThan(laws.Error(0.3f, true, 0.01), laws.Error(0.02f, true, 0.01), "with noise it is not");
    }
}
