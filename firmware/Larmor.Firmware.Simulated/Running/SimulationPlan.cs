namespace Larmor.Firmware.Simulated;

/// <summary>What happens to a simulated node.</summary>
public sealed class SimulationPlan
{
    /// <summary>Faults of the hardware, one after another.</summary>
    public HardwareFault[] Faults { get; init; } = [];

    /// <summary>What happens in the world and has to be found, one after another: what the signal was switched by.</summary>
    public WorldEvent[] Events { get; init; } = [];

    /// <summary>Presses of buttons, in order.</summary>
    public ButtonPress[] Presses { get; init; } = [];

    /// <summary>Seed of chance within faults.</summary>
    public ulong Seed { get; init; } = 1;
}
