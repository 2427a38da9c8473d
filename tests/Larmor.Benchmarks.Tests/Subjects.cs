using Larmor.Data;
using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Benchmarks.Tests;

[TestClass]
public sealed class Subjects
{
    [TestMethod]
    public void The_tile_computes_the_three_products_as_their_formulas_say()
    {
        using HostArithmetic host = HostArithmetic.Best(1);
        var problem = new ProductProblem(3, 5, 17);
        using var tile = new TileProducts(host, problem);
        foreach (ProductShape shape in Enum.GetValues<ProductShape>())
        {
            tile.Compute(shape);
            Comparison.Require(problem.Describe(shape), "the formula", Formula(problem, shape), tile.Result(shape), 1e-6);
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(100_003)]
    public void The_streaming_sum_reads_every_value_once(int length)
    {
        using var team = new WorkerTeam(2);
        Assert.AreEqual(length, new StreamingSum(team, 2, length).Read(1));
    }

    [TestMethod]
    public void Batches_come_in_turn_and_begin_again()
    {
        var batches = new DigitBatches(DataCatalog.Open("optdigits").Train, 4, 2);
        float[] first = batches.Next(out int index).ToArray();
        Assert.AreEqual(0, index);
        batches.Next(out index);
        Assert.AreEqual(1, index);
        CollectionAssert.AreEqual(first, batches.Next(out index).ToArray());
        Assert.AreEqual(0, index);
    }

    [TestMethod]
    public void The_steps_learn_and_another_team_learns_the_same_bits()
    {
        float[][] weights = [.. new[] { 1, 2 }.Select(threads =>
        {
            using HostArithmetic host = HostArithmetic.Best(threads);
            using var step = new SelfDefinedTargetStep(
                host, new DigitBatches(DataCatalog.Open("optdigits").Train, 16, 2), SelfDefinedTargetStep.Options(16, dropout: true));
            float[] start = step.Weights(0);
            step.Step();
            CollectionAssert.AreNotEqual(start, step.Weights(0));
            return step.Weights(0);
        })];
        CollectionAssert.AreEqual(weights[0], weights[1]);
    }

    private static float[] Formula(ProductProblem p, ProductShape shape)
    {
        float[] result = shape switch
        {
            ProductShape.Forward => new float[p.Batch * p.OutputCount],
            ProductShape.Backward => new float[p.Batch * p.InputCount],
            _ => [.. p.Weights],
        };
        for (int k = 0; k < p.Batch; k++)
        {
            for (int o = 0; o < p.OutputCount; o++)
            {
                for (int i = 0; i < p.InputCount; i++)
                {
                    float input = p.Inputs[(k * p.InputCount) + i];
                    float error = p.Errors[(k * p.OutputCount) + o];
                    float weight = p.Weights[(o * p.InputCount) + i];
                    switch (shape)
                    {
                        case ProductShape.Forward:
                            result[(k * p.OutputCount) + o] += input * weight;
                            break;
                        case ProductShape.Backward:
                            result[(k * p.InputCount) + i] += error * weight;
                            break;
                        default:
                            result[(o * p.InputCount) + i] += ProductProblem.Rate * error * input;
                            break;
                    }
                }
            }
        }

        return result;
    }
}
