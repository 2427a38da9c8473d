using System;
using Larmor.Kernels;

namespace Larmor.Firmware.Simulated;

/// <summary>Lets faults come and go as the world's time passes.</summary>
internal sealed class FaultInjector
{
    private readonly SimulatedWorld _world;
    private readonly HardwareFault[] _faults;
    private readonly Pcg32 _random;
    private int _next;
    private HardwareFault? _current;

    internal FaultInjector(SimulatedWorld world, HardwareFault[] faults, ulong seed)
    {
        _world = world;
        _faults = faults;
        _random = new Pcg32(seed, 76);
        for (int i = 1; i < faults.Length; i++)
        {
            if (faults[i].When.StartMicroseconds < faults[i - 1].When.EndMicroseconds)
            {
                throw new ArgumentException(
                    $"fault {i + 1} ({faults[i].Kind}) begins at {faults[i].When.StartMicroseconds / 1e6} s, before fault {i} ends at {faults[i - 1].When.EndMicroseconds / 1e6} s: let one follow the other");
            }
        }
    }

    /// <summary>The fault that came last, over or not; null before the first.</summary>
    internal HardwareFault? Last { get; private set; }

    /// <summary>The fault that holds now.</summary>
    internal HardwareFault? Current => _current;

    /// <summary>Faults that came.</summary>
    internal int Count => _next;

    internal void Advance(long now)
    {
        if (_current is { } over && now >= over.When.EndMicroseconds)
        {
            _current = null;
            Undo(over);
        }

        if (_current is null && _next < _faults.Length && now >= _faults[_next].When.StartMicroseconds)
        {
            _current = _faults[_next++];
            Last = _current;
            Do(_current);
        }
    }

    private void Do(HardwareFault fault)
    {
        switch (fault.Kind)
        {
            case FaultKind.Unplug:
                _world.SensorLine?.Unplug();
                break;
            case FaultKind.Noise:
                _world.Signal.NoiseSigma = fault.Strength;
                break;
            case FaultKind.BitErrors:
                _world.SensorLine?.Disturb(fault.Strength, _random.NextUInt());
                break;
            case FaultKind.StuckBus when _world.SensorLine is { } line:
                line.IsStuck = true;
                break;
            case FaultKind.StuckSensor:
                _world.Signal.IsStuck = true;
                break;
            case FaultKind.Saturated:
                _world.Signal.IsSaturated = true;
                break;
            case FaultKind.BrownOut:
                _world.Disk.PowerBytes = (long)fault.Strength;
                break;
            case FaultKind.ClockJump:
                _world.NodeClock.Jump((long)(1000f * fault.Strength));
                break;
            case FaultKind.FullDisk:
                _world.Disk.IsFull = true;
                break;
            case FaultKind.ChipUnplug:
                _world.ChipLine?.Unplug();
                break;
            default:
                break;
        }
    }

    private void Undo(HardwareFault fault)
    {
        switch (fault.Kind)
        {
            case FaultKind.Unplug:
                _world.SensorLine?.Replug();
                break;
            case FaultKind.Noise:
                _world.Signal.NoiseSigma = 0f;
                break;
            case FaultKind.BitErrors:
                _world.SensorLine?.Disturb(0, 0);
                break;
            case FaultKind.StuckBus when _world.SensorLine is { } line:
                line.IsStuck = false;
                break;
            case FaultKind.StuckSensor:
                _world.Signal.IsStuck = false;
                break;
            case FaultKind.Saturated:
                _world.Signal.IsSaturated = false;
                break;
            case FaultKind.BrownOut:
                _world.Disk.PowerBytes = -1;
                break;
            case FaultKind.FullDisk:
                _world.Disk.IsFull = false;
                break;
            case FaultKind.ChipUnplug:
                _world.ChipLine?.Replug();
                break;
            default:
                break;
        }
    }
}
