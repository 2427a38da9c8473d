using Larmor.Kernels;
using Larmor.Runtime;

namespace Larmor.Firmware.Nano;

/// <summary>A fixed stream of drives for boards without a sensor, and for measuring.</summary>
public sealed class DeviceStream
{
    private readonly Pcg32 _random = new Pcg32(23UL, 16UL);

    /// <summary>Fills the next drive.</summary>
    public void Next(float[] drive) => SmallProfile.Draw(_random, drive);
}
