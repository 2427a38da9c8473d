using System;
using Larmor.Kernels;

namespace Larmor.Hal;

/// <summary>What the host computes with: a kernel set and a team of threads, chosen once for a run.</summary>
public sealed class HostArithmetic : IDisposable
{
    /// <summary>Host arithmetic of one's own choice; owns the team.</summary>
    public HostArithmetic(KernelSet kernels, WorkerTeam team)
    {
        Kernels = kernels;
        Team = team;
    }

    /// <summary>The verbs.</summary>
    public KernelSet Kernels { get; }

    /// <summary>The threads.</summary>
    public WorkerTeam Team { get; }

    /// <summary>The widest kernels of this machine.</summary>
    /// <param name="threadCount">Threads; 0 takes all cores.</param>
    public static HostArithmetic Best(int threadCount) => new HostArithmetic(KernelSelection.Best(), new WorkerTeam(threadCount));

    /// <summary>Ends the threads.</summary>
    public void Dispose() => Team.Dispose();
}
