using System;
using Larmor.Hal;

namespace Larmor.Sensors;

/// <summary>A device that is a file of byte registers: an address is written, then values are written or read from there on.</summary>
internal sealed class RegisterBus : IDisposable
{
    private readonly IBusPort _port;
    private readonly string _name;
    private readonly int _readFlag;
    private readonly int _burstFlag;
    private readonly byte[] _written = new byte[2];

    /// <summary>A bus over a port.</summary>
    /// <param name="port">Owned from now on.</param>
    /// <param name="name">The device, for messages.</param>
    /// <param name="capacity">Most registers read at once.</param>
    /// <param name="readFlag">Bits of an address that ask for reading.</param>
    /// <param name="burstFlag">Bits of an address that ask for more than one register.</param>
    internal RegisterBus(IBusPort port, string name, int capacity, int readFlag, int burstFlag)
    {
        _port = port;
        _name = name;
        _readFlag = readFlag;
        _burstFlag = burstFlag;
        Bytes = new byte[capacity];
    }

    /// <summary>What was read last, from its beginning.</summary>
    internal byte[] Bytes { get; }

    public void Dispose() => _port.Dispose();

    internal bool Write(int register, int value)
    {
        _written[0] = (byte)register;
        _written[1] = (byte)value;
        return _port.Write(_written, 0, 2);
    }

    internal bool Read(int register, int count)
    {
        _written[0] = (byte)(register | _readFlag | (count > 1 ? _burstFlag : 0));
        return _port.WriteRead(_written, 0, 1, Bytes, 0, count);
    }

    /// <summary>Lets go of the wires and says why.</summary>
    internal void Refuse(ChipFault fault, string what)
    {
        _port.Dispose();
        Throw.Fault(fault, _name + ": " + what);
    }

    /// <summary>Reads who answers; lets go and says so when nobody does.</summary>
    internal int Identity(int register)
    {
        if (!Read(register, 1))
        {
            Refuse(ChipFault.Bus, "nothing answers on the bus: check wiring, supply and address");
        }

        return Bytes[0];
    }

    /// <summary>Lets go and says that another device answers.</summary>
    internal void RefuseIdentity(int found, string expected) => Refuse(
        ChipFault.Identity,
        "its identity is 0x" + found.ToString("X2") + "; it must be " + expected + ": another device answers there, or none: check wiring and address");
}
