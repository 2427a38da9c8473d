using System.IO.Compression;
using System.Security.Cryptography;

namespace Larmor.Data;

/// <summary>Compares a file with the published one, packed or unpacked.</summary>
public static class FileChecksum
{
    /// <summary>Compares by SHA-256: first the file as it is, then what it unpacks to.</summary>
    /// <param name="path">File to look at; gzip and xz are told by their first bytes.</param>
    /// <param name="expected">The published file.</param>
    /// <returns>The state; <see cref="ChecksumState.Unknown"/> when there is no file, or no <c>xz</c> command for an xz file.</returns>
    public static ChecksumState Compare(string path, KnownFile expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        if (!File.Exists(path))
        {
            return ChecksumState.Unknown;
        }

        using FileStream file = File.OpenRead(path);
        string found = Sum(file);
        if (found == expected.ContentSha256 || expected.PackedSha256.Contains(found))
        {
            return ChecksumState.Ok;
        }

        try
        {
            if (IdxReader.IsGzip(file))
            {
                using var content = new GZipStream(file, CompressionMode.Decompress);
                return Sum(content) == expected.ContentSha256 ? ChecksumState.Ok : ChecksumState.Differs;
            }

            if (XzCommand.IsXz(path))
            {
                return XzCommand.Unpack(path, Sum) == expected.ContentSha256 ? ChecksumState.Ok : ChecksumState.Differs;
            }
        }
        catch (InvalidDataException)
        {
            return ChecksumState.Differs;
        }
        catch (DataException)
        {
            return XzCommand.IsInstalled ? ChecksumState.Differs : ChecksumState.Unknown;
        }

        return ChecksumState.Differs;
    }

    /// <summary>SHA-256 of a file as it is.</summary>
    /// <param name="path">File to read.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Sha256(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Sum(file);
    }

    internal static string Sum(Stream content)
    {
        string sum = Convert.ToHexStringLower(SHA256.HashData(content));
        if (content.CanSeek)
        {
            content.Position = 0;
        }

        return sum;
    }
}
