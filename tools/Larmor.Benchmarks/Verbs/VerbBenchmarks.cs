using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Larmor.Benchmarks.Verbs;

/// <summary>The classes of single verbs: a closer look at one of them while it is worked on. Results of record come from the ratios.</summary>
public static class VerbBenchmarks
{
    /// <summary>Runs those whose full name matches.</summary>
    /// <param name="filter">For example *Multiply*, or *.</param>
    /// <returns>Exit code: 0, or 2 when none matches.</returns>
    public static int Run(string filter)
    {
        IConfig config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
        return BenchmarkSwitcher.FromAssembly(typeof(VerbBenchmarks).Assembly).Run(["--filter", filter], config).Any() ? 0 : 2;
    }
}
