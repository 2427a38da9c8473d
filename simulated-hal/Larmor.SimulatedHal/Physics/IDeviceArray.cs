namespace Larmor.SimulatedHal;

/// <summary>What every array of simulated devices keeps.</summary>
public interface IDeviceArray
{
    /// <summary>Steps, energy and events so far, and how the array is cut for a team.</summary>
    DeviceBlocks Blocks { get; }

    /// <summary>Faults and wear, device by device.</summary>
    DeviceHealth Health { get; }
}
