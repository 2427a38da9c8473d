namespace Larmor.Benchmarks.Tests;

[TestClass]
public sealed class Rivals
{
    [TestMethod]
    public void An_absent_rival_is_named_with_the_command_that_brings_it()
    {
        RivalMissingException blas = Assert.ThrowsExactly<RivalMissingException>(() => OpenBlas.Load(["libno-such-library.so"]));
        StringAssert.Contains(blas.Message, "OpenBLAS is absent (no libno-such-library.so); install it with: apt-get install -y libopenblas0-pthread");
        RivalMissingException torch = Assert.ThrowsExactly<RivalMissingException>(() => TorchRival.Start("/no/such/python3", 1));
        StringAssert.Contains(torch.Message, "PyTorch is absent (no /no/such/python3); install it with: apt-get install -y python3-torch");
        RivalMissingException loop = Assert.ThrowsExactly<RivalMissingException>(() => ScalarPerceptron.Compile("/no/such/gcc", Path.GetTempPath(), false));
        StringAssert.Contains(loop.Message, "install it with: apt-get install -y gcc");
    }

    [TestMethod]
    public void A_benchmark_without_its_rival_is_skipped_and_the_next_one_runs()
    {
        var report = new BenchmarkReport();
        using var context = new BenchmarkContext(1, MeasureOptions.Quick, null, report);
        IBenchmark[] benchmarks =
        [
            new ScriptedBenchmark("first", _ => throw new RivalMissingException("PyTorch", "no python", "apt-get install -y python3-torch")),
            new ScriptedBenchmark("second", _ => throw new WrongResultException("second differs")),
            new ScriptedBenchmark("third", r => r.Add(ScriptedBenchmark.Row("gemv_bandwidth", 0.95))),
        ];
        BenchmarkList.Run(benchmarks, context, report, TextWriter.Null);
        Assert.AreEqual("first: skipped: PyTorch is absent (no python); install it with: apt-get install -y python3-torch", report.Skipped.Single());
        Assert.AreEqual("second differs", report.Wrong.Single());
        Assert.AreEqual(0.95, report.Figures()["gemv_bandwidth"].Mean);
    }

    [TestMethod]
    public void The_C_loops_learn_what_the_perceptron_learns_or_say_that_gcc_is_absent()
    {
        string folder = Directory.CreateTempSubdirectory("larmor-loop-").FullName;
        try
        {
            using ScalarPerceptron loop = ScalarPerceptron.Compile("gcc", folder, vectorised: false);
            float[] data = BenchmarkContext.Random(784, 1);
            data[5] = 0;
            float[] w1 = BenchmarkContext.Random(784 * 100, 2);
            float[] turned = Turned(w1, 100, 784);
            float[] w2 = BenchmarkContext.Random(1000, 3);
            float[] other = [.. w2];
            loop.LearnDense(w1, new float[100], w2, new float[10], data, [3], 0, 2, 0.01f);
            loop.LearnSkipping(turned, new float[100], other, new float[10], data, [3], 0, 2, 0.01f);
            Assert.IsLessThan(1e-5, Comparison.Worst(w1, Turned(turned, 784, 100)));
            Assert.IsLessThan(1e-5, Comparison.Worst(w2, other));
        }
        catch (RivalMissingException exception)
        {
            Assert.Inconclusive(exception.Message);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static float[] Turned(float[] matrix, int rows, int columns) =>
        [.. Enumerable.Range(0, matrix.Length).Select(place => matrix[(place % rows * columns) + (place / rows)])];
}
