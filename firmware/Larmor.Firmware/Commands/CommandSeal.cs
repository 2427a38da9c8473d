using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Larmor.Firmware;

/// <summary>The seal of a command: HMAC-SHA256 over the node's name, a counter and the command.</summary>
/// <remarks>
/// A line is <c>counter command seal</c>: <c>42 label 3 9f86d0…</c>. Sealed is the text <c>larmor-command-1 name 42 label 3</c> in ASCII; the seal is 64 small
/// hexadecimal digits. The name keeps a line for one node from another that has the same key. RFC 2104.
/// </remarks>
public static class CommandSeal
{
    /// <summary>Most bytes of a line.</summary>
    public const int LongestLine = 160;

    internal const int HexDigits = 2 * HMACSHA256.HashSizeInBytes;
    private const string Prefix = "larmor-command-1 ";

    /// <summary>Makes a line.</summary>
    /// <param name="key">The key.</param>
    /// <param name="node">Name of the node.</param>
    /// <param name="counter">Above every counter used before.</param>
    /// <param name="command">The command, <c>label 3</c>.</param>
    public static string Line(byte[] key, string node, long counter, string command)
    {
        string body = string.Create(CultureInfo.InvariantCulture, $"{counter} {command}");
        byte[] seal = HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(Prefix + node + " " + body));
        return body + " " + Convert.ToHexStringLower(seal);
    }

    /// <summary>Compares a seal, in a time that does not depend on where they differ.</summary>
    internal static bool IsRight(byte[] key, byte[] head, ReadOnlySpan<byte> body, ReadOnlySpan<byte> hex)
    {
        Span<byte> text = stackalloc byte[256 + LongestLine];
        head.CopyTo(text);
        body.CopyTo(text[head.Length..]);
        Span<byte> seal = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, text[..(head.Length + body.Length)], seal);
        bool isHex = Convert.FromHexString(hex, given, out _, out int written) == System.Buffers.OperationStatus.Done && written == given.Length;
        return CryptographicOperations.FixedTimeEquals(seal, given) & isHex;
    }

    internal static byte[] Head(string node) => Encoding.ASCII.GetBytes(Prefix + node + " ");
}
