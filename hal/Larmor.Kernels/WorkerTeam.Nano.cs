namespace Larmor.Kernels;

/// <summary>A team of one: a microcontroller's interpreter has a single core to offer.</summary>
public sealed class WorkerTeam : System.IDisposable
{
    /// <summary>A team of one, whatever is asked.</summary>
    public WorkerTeam(int size)
    {
    }

    /// <summary>Number of threads, the caller's included.</summary>
    public int Size => 1;

    /// <summary>Runs all blocks in order.</summary>
    public void Run(IBlockWork work, int blockCount)
    {
        for (int block = 0; block < blockCount; block++)
        {
            work.Execute(block);
        }
    }

    /// <summary>Nothing to release.</summary>
    public void Dispose()
    {
    }
}
