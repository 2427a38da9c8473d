using Larmor.Hal;
using Larmor.Hal.Digital;
using Larmor.Kernels;
using Larmor.Runtime;

namespace Larmor.Firmware.Nano;

/// <summary>The self-test on this board.</summary>
public static class DeviceSelfTest
{
    /// <summary>Runs it.</summary>
    /// <returns>Its lines; the last one is "self-test passed" or says what failed.</returns>
    public static string[] Run()
    {
        HostArithmetic host = new HostArithmetic(new ScalarKernels(), new WorkerTeam(1));
        return new SelfTest(new DigitalChip(host, new DigitalChipOptions()), host).Run();
    }
}
