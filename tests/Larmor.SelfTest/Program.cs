using Larmor.Hal;
using Larmor.Hal.Digital;
using Larmor.Kernels;
using Larmor.Runtime;

namespace Larmor.SelfTesting;

/// <summary>Runs the self-test and prints its lines; ends with 0 when it passed, else with 1.</summary>
internal static class Program
{
    private static int Main()
    {
        using HostArithmetic host = new HostArithmetic(new ScalarKernels(), new WorkerTeam(1));
        using DigitalChip chip = new DigitalChip(host, new DigitalChipOptions());
        SelfTest test = new SelfTest(chip, host);
        foreach (string line in test.Run())
        {
            Console.WriteLine(line);
        }

        return test.FailedCount == 0 ? 0 : 1;
    }
}
