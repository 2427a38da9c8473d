using Larmor.Kernels;

namespace Larmor.Cli.Edge.Simulated;

/// <summary>Damages good inputs at random: flips bits, cuts, lengthens, overwrites, or makes up all; one input in sixteen stays as it is.</summary>
internal sealed class DamagedBytes(Pcg32 random)
{
    /// <summary>One input made of a good one.</summary>
    /// <param name="good">Not changed.</param>
    /// <param name="isDamaged">False when all of the good one is still there, at its place.</param>
    internal byte[] Of(byte[] good, out bool isDamaged)
    {
        var bytes = new List<byte>(good);
        switch (random.NextInt(16))
        {
            case 0:
                break;
            case < 6:
                for (int flips = 1 + random.NextInt(8); flips > 0; flips--)
                {
                    bytes[random.NextInt(bytes.Count)] ^= (byte)(1 << random.NextInt(8));
                }

                break;
            case < 9:
                bytes.RemoveRange(random.NextInt(bytes.Count), 1);
                break;
            case < 11:
                bytes.RemoveRange(0, random.NextInt(bytes.Count));
                break;
            case < 13:
                bytes.Insert(random.NextInt(bytes.Count), (byte)random.NextUInt());
                break;
            case 13:
                bytes = [.. Enumerable.Range(0, random.NextInt(200)).Select(_ => (byte)random.NextUInt())];
                break;
            case 14:
                bytes.AddRange(Enumerable.Repeat((byte)random.NextUInt(), random.NextInt(6000)));
                break;
            default:
                for (int at = random.NextInt(bytes.Count); at < bytes.Count; at++)
                {
                    bytes[at] = 0xFF;
                }

                break;
        }

        // Flips can undo each other, and what is past a record's end does not belong to it.
        byte[] made = [.. bytes];
        isDamaged = !made.AsSpan().StartsWith(good);
        return made;
    }
}
