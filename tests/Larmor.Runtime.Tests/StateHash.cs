using System.Security.Cryptography;
using Larmor.Hal;

namespace Larmor.Runtime.Tests;

/// <summary>All that a learner has learned, as one number: equal when every bit is.</summary>
internal sealed class StateHash : IStateSink
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    internal static string Of(IStateful state)
    {
        var sink = new StateHash();
        state.Save(sink);
        return Convert.ToHexString(sink._hash.GetHashAndReset());
    }

    public void Write(long value) => _hash.AppendData(BitConverter.GetBytes(value));

    public void Write(ReadOnlySpan<float> values) => _hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values));
}
