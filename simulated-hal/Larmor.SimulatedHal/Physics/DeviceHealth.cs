using System;

namespace Larmor.SimulatedHal;

/// <summary>Faults from the start and wear from use, device by device.</summary>
/// <remarks>A device that has been written more often than its own endurance is stuck from then on, at an end that is drawn once.</remarks>
public sealed class DeviceHealth
{
    private readonly DeviceFault[] _fault;
    private readonly DeviceFault[] _born;
    private readonly long[] _wear;
    private readonly double[] _endurance;
    private readonly long _seed;

    internal DeviceHealth(DeviceArrayOptions options)
    {
        _seed = options.Seed;
        _fault = new DeviceFault[options.Count];
        _wear = new long[options.Count];
        _endurance = options.EnduranceWriteCount > 0d
            ? DeviceSpread.LogNormal(options, 127, options.EnduranceWriteCount, options.EnduranceSigma)
            : [];
        ulong key = DeviceNoise.Key(_seed, DevicePurpose.Fault, 0);
        double low = options.StuckLowFraction;
        double high = low + options.StuckHighFraction;
        double open = high + options.OpenFraction;
        for (int i = 0; i < _fault.Length && open > 0d; i++)
        {
            double draw = DeviceNoise.Uniform(key, (uint)i);
            _fault[i] = draw < low ? DeviceFault.StuckLow
                : draw < high ? DeviceFault.StuckHigh
                : draw < open ? DeviceFault.Open : DeviceFault.None;
        }

        _born = (DeviceFault[])_fault.Clone();
    }

    /// <summary>Writes of all devices so far.</summary>
    public long WearCount
    {
        get
        {
            long sum = 0;
            foreach (long wear in _wear)
            {
                sum += wear;
            }

            return sum;
        }
    }

    /// <summary>Writes of one device so far.</summary>
    public long WearOf(int device) => _wear[device];

    /// <summary>The fault of one device.</summary>
    public DeviceFault FaultOf(int device) => _fault[device];

    /// <summary>Devices with a fault.</summary>
    public int CountOf(DeviceFault fault)
    {
        int count = 0;
        foreach (DeviceFault each in _fault)
        {
            count += each == fault ? 1 : 0;
        }

        return count;
    }

    /// <summary>Sets the writes of a device back to what they were, and its fault with them.</summary>
    internal void Restore(int device, long writeCount)
    {
        _fault[device] = _born[device];
        _wear[device] = 0;
        Write(device, writeCount);
    }

    /// <summary>Counts writes of a device; false when it no longer reacts.</summary>
    internal bool Write(int device, long writeCount)
    {
        _wear[device] += writeCount;
        if (_fault[device] == DeviceFault.None && _endurance.Length > 0 && _wear[device] > _endurance[device])
        {
            double draw = DeviceNoise.Uniform(DeviceNoise.Key(_seed, DevicePurpose.WornEnd, 0), (uint)device);
            _fault[device] = draw < 0.5d ? DeviceFault.StuckLow : DeviceFault.StuckHigh;
        }

        return _fault[device] == DeviceFault.None;
    }
}
