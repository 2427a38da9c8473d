using System;

namespace Larmor.Hal.Spi;

/// <summary>The wires to a chip: one chip-selected full-duplex transfer at a time. Real silicon, or its simulation.</summary>
public interface IChipLink : IDisposable
{
    /// <summary>Clocks out <paramref name="count"/> bytes of <paramref name="write"/> while clocking in as many.</summary>
    /// <remarks>What is wrong on the wire shows in what is read; the link itself judges nothing. Allocates nothing.</remarks>
    void Transfer(byte[] write, byte[] read, int count);
}
