namespace Larmor.Firmware.Nano;

/// <summary>A learner with its shape and options, ready for a device: built once, then one step a sample.</summary>
public interface IDeviceProfile
{
    /// <summary>Length of a drive.</summary>
    int InputCount { get; }

    /// <summary>Samples of the sensor that one drive takes: 1, or a window's length where the profile begins at the sensor.</summary>
    int SampleCount { get; }

    /// <summary>Judges a drive and learns it. Allocates nothing but what the interpreter allocates for structs.</summary>
    /// <param name="drive">Shape [InputCount], in [0, 1].</param>
    void Step(float[] drive);
}
