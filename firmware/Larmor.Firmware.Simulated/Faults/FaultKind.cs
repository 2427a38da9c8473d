namespace Larmor.Firmware.Simulated;

/// <summary>What can go wrong with a node's hardware.</summary>
public enum FaultKind
{
    /// <summary>The sensor is off its wires; put back, it has forgotten its settings.</summary>
    Unplug,

    /// <summary>Noise on the signal, many times its usual size.</summary>
    Noise,

    /// <summary>Bits flip on the wires of the sensor.</summary>
    BitErrors,

    /// <summary>The data wire of the sensor is held low.</summary>
    StuckBus,

    /// <summary>The sensor repeats its last value.</summary>
    StuckSensor,

    /// <summary>The signal is far above the sensor's range.</summary>
    Saturated,

    /// <summary>The power of the board goes, perhaps in the middle of a checkpoint, and comes back.</summary>
    BrownOut,

    /// <summary>The node's clock is set, forwards or backwards.</summary>
    ClockJump,

    /// <summary>Neither checkpoints nor telemetry can be written.</summary>
    FullDisk,

    /// <summary>The learning chip is off its wires; put back, it has forgotten its weights.</summary>
    ChipUnplug,
}
