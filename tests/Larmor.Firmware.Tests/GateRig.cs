using System.Security.Cryptography;
using System.Text;
using Larmor.Runtime;

namespace Larmor.Firmware.Tests;

/// <summary>A gate with a key of its own, in virtual time.</summary>
internal sealed class GateRig : IDisposable
{
    internal const int PerMinute = 30;

    private readonly TemporaryFolder? _folder;

    internal GateRig(int perMinute = PerMinute)
    {
        _folder = new TemporaryFolder();
        Key = RandomNumberGenerator.GetBytes(32);
        string keyFile = _folder.Hide("key", Convert.ToHexStringLower(Key) + "\n");
        Options = new CommandOptions { KeyFile = keyFile, CounterFile = _folder.At("state/counter"), PerMinute = perMinute };
        Gate = new CommandGate(Options, "bench", Inbox, Clock);
    }

    /// <summary>The same gate after a restart.</summary>
    internal GateRig(GateRig before)
    {
        Key = before.Key;
        Options = before.Options;
        Gate = new CommandGate(Options, "bench", Inbox, Clock);
    }

    internal byte[] Key { get; }

    internal CommandOptions Options { get; }

    internal SampleClock Clock { get; } = new();

    internal CommandInbox Inbox { get; } = new();

    internal CommandGate Gate { get; }

    public void Dispose()
    {
        Gate.Dispose();
        _folder?.Dispose();
    }

    internal string Seal(long counter, string command) => CommandSeal.Line(Key, "bench", counter, command);

    internal CommandRefusal Take(string line) => Gate.Take(Encoding.UTF8.GetBytes(line));
}
