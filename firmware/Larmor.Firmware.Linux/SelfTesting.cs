using System.IO;
using Larmor.Hal;
using Larmor.Hal.Digital;
using Larmor.Kernels;
using Larmor.Runtime;

namespace Larmor.Firmware.Linux;

/// <summary>The self-test of the portable sources, on this machine.</summary>
internal static class SelfTesting
{
    /// <summary>Prints a line a test; 0 when all passed, else 1.</summary>
    internal static int Run(TextWriter output)
    {
        using var host = new HostArithmetic(new ScalarKernels(), new WorkerTeam(1));
        using var chip = new DigitalChip(host, new DigitalChipOptions());
        var test = new SelfTest(chip, host);
        foreach (string line in test.Run())
        {
            output.WriteLine(line);
        }

        return test.FailedCount == 0 ? 0 : 1;
    }
}
