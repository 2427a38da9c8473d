using System;

namespace Larmor.Firmware;

/// <summary>Cuts bytes into lines for a gate; a line that is too long is refused as a whole. Holds one line.</summary>
public sealed class LineReader
{
    private readonly byte[] _line = new byte[CommandSeal.LongestLine + 1];
    private int _length;

    /// <summary>Takes bytes as they come.</summary>
    /// <param name="bytes">Any number of them.</param>
    /// <param name="gate">Judges each line that ends in them.</param>
    /// <param name="told">Hears what became of each.</param>
    public void Push(ReadOnlySpan<byte> bytes, CommandGate gate, Action<CommandRefusal> told)
    {
        ArgumentNullException.ThrowIfNull(gate);
        ArgumentNullException.ThrowIfNull(told);
        while (!bytes.IsEmpty)
        {
            int end = bytes.IndexOf((byte)'\n');
            ReadOnlySpan<byte> part = end < 0 ? bytes : bytes[..end];
            int taken = Math.Min(part.Length, _line.Length - _length);
            part[..taken].CopyTo(_line.AsSpan(_length));
            _length += taken;
            if (end < 0)
            {
                return;
            }

            if (_length > 0)
            {
                told(gate.Take(_line.AsSpan(0, _length)));
            }

            _length = 0;
            bytes = bytes[(end + 1)..];
        }
    }
}
