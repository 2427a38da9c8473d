namespace Larmor.Kernels.Tests;

/// <summary>Counts what a piece of work allocates, threads included.</summary>
internal static class Allocation
{
    /// <summary>Fails unless repeating the work allocates nothing, once it has run warm.</summary>
    internal static void IsNone(Action work)
    {
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 5 && least != 0; attempt++)
        {
            work();
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < 20; i++)
            {
                work();
            }

            // Other threads of the test host may allocate by chance; what the work itself does shows every time.
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Assert.AreEqual(0, least, "bytes");
    }
}
