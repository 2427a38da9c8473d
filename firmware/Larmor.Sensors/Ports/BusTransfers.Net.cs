using System;
using System.IO;

namespace Larmor.Sensors;

/// <summary>The one place where a port turns a bus that fails into an answer.</summary>
internal static class BusTransfers
{
    /// <summary>A transaction on a bus of System.Device, which throws when the other end does not answer.</summary>
    /// <param name="write">What is written, or nothing.</param>
    /// <param name="read">Receives what is read, or nothing.</param>
    internal delegate void Transfer(ReadOnlySpan<byte> write, Span<byte> read);

    /// <summary>False when the bus failed. Allocates nothing while it works.</summary>
    internal static bool Try(this Transfer transfer, ReadOnlySpan<byte> write, Span<byte> read)
    {
        try
        {
            transfer(write, read);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
