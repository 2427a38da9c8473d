namespace Larmor.SimulatedHal;

/// <summary>What a random sequence of a device array is for; sequences of different purposes are independent.</summary>
internal enum DevicePurpose : uint
{
    Fault = 64,
    Endurance,
    WornEnd,
    Step,
    Second,
    Read,
    Write,
    Retention,
    Start,

    /// <summary>Spread of parameter n is Spread + n.</summary>
    Spread = 128,
}
