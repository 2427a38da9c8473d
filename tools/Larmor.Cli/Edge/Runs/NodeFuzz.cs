using System.Text;
using System.Text.RegularExpressions;
using Larmor.Cli.Edge.Simulated;
using Larmor.Firmware;
using Larmor.Kernels;
using Larmor.Runtime;

namespace Larmor.Cli.Edge.Runs;

/// <summary>What reaches a node from outside, made up or damaged at random: sealed command lines and configurations.</summary>
internal sealed partial class NodeFuzz : IDisposable
{
    private const string Node = "fuzz";
    private const string FileName = "node.json";
    private const int PerMinute = 6000;
    private const int PeriodMicroseconds = 10_000;
    private const int LinesToAGoodOne = 4096;

    private const string Good = """
        // Every key that there is.
        {
          "name": "fuzz-1", "chip": "spi:0.1", "threadCount": 1, "gpioChip": "auto",
          "job": { "name": "novelty", "classCount": 2, "falseAlarmRate": 0.01, "warmUpCount": 256, "normalShare": 0.75 },
          "sensor": {
            "name": "adxl345", "address": "spi:0.0", "path": "x.csv", "channelCount": 3, "sampleRateHertz": 400, "range": 16, "isPaced": false, "decimation": 1,
            "minimum": -156, "maximum": 156, "saturatedCount": 4, "stuckCount": 64
          },
          "window": { "length": 256, "hop": 128 },
          "encoder": {
            "name": "spectrum", "isNormalised": true, "memory": 4096, "scale": 1, "floor": 0.02, "bandCount": 16, "lowHertz": 4, "highHertz": 180, "levelStep": 0.1, "partCount": 4
          },
          "model": { "neuronCount": 32, "winnerCount": 3, "learningRate": 0.05, "homeostasisRate": 0.1, "homeostasisForgetting": 3e-4, "learnCount": 1024, "seed": 1 },
          "checkpoints": { "folder": "kept", "intervalSeconds": 600, "slotBytes": 1048576 },
          "policy": { "restartAfterCount": 8, "safeAfterCount": 4, "silenceMilliseconds": 1000, "jumpMilliseconds": 60000, "retryMilliseconds": 1, "longestRetryMilliseconds": 1000 },
          "buttons": [ { "pin": 17, "command": "label 2", "debounceMilliseconds": 30 }, { "pin": 22, "command": "save" } ],
          "led": { "pin": 27, "shows": "alarm" },
          "telemetry": {
            "jsonLines": "-", "jsonLinesCapacity": 4096,
            "mqtt": {
              "host": "localhost", "port": 1883, "topic": "larmor/fuzz", "userName": "u", "passwordFile": "p", "isEncrypted": false, "queueCapacity": 16384, "patienceMilliseconds": 5000
            },
            "prometheus": { "address": "127.0.0.1", "port": 9464, "isBeyondLoopback": false }
          },
          "commands": { "keyFile": "key", "counterFile": "counter", "perMinute": 30, "isStandardInput": true, "serial": "", "isMqtt": true },
        }
        """;

    private static readonly string[] s_commands = ["label 3", "freeze", "thaw", "save", "label 9999", "reset"];

    private static readonly string[] s_odd =
    [
        "-1", "0", "1.5", "1e99", "1e-99", "-0", "2147483648", "9999999999999999999999", "NaN", "null", "true", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "\"a\\nb\"", "\"../../x\"", "[]", "{}", "[1,\n2]",
        "[[[[[[[[[[", "{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}", "/*", "//", "'", "\"", "\"" + new string('x', 3000) + "\"",
    ];

    private readonly Pcg32 _random;
    private readonly DamagedBytes _damage;
    private readonly string _folder = Directory.CreateTempSubdirectory("larmor-fuzz-").FullName;
    private readonly byte[] _key = new byte[32];
    private readonly SampleClock _clock = new();
    private readonly CommandInbox _inbox = new();
    private readonly CommandGate _gate;
    private readonly LineReader _reader = new();
    private readonly byte[][] _lines;
    private readonly byte[] _configuration = Encoding.UTF8.GetBytes(Good);
    private readonly string[] _tokens = [.. Tokens().Matches(Good).Select(match => match.Value)];
    private long _counter;
    private long _lineCount;

    internal NodeFuzz(Pcg32 random)
    {
        _random = random;
        _damage = new DamagedBytes(random);
        for (int i = 0; i < _key.Length; i++)
        {
            _key[i] = (byte)random.NextUInt();
        }

        string keyFile = Path.Combine(_folder, "key");
        File.WriteAllText(keyFile, Convert.ToHexStringLower(_key));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(keyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        _gate = new CommandGate(new CommandOptions { KeyFile = keyFile, CounterFile = Path.Combine(_folder, "counter"), PerMinute = PerMinute }, Node, _inbox, _clock);

        // Carried out once here: from now on each of them comes a second time.
        _lines = [.. s_commands.Select(Sealed)];
        foreach (byte[] line in _lines)
        {
            Push(line);
        }

        while (_inbox.TryTake(out _, out _))
        {
        }
    }

    public void Dispose()
    {
        _gate.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>One line that is damaged, made up or old; now and then a new one. False when the wrong ones are carried out.</summary>
    internal bool Command()
    {
        _clock.Advance(PeriodMicroseconds);
        long admitted = _gate.AdmittedCount;
        if (_lineCount++ % LinesToAGoodOne == 0)
        {
            // What an input before left over ends here.
            Push("\n"u8);
            Push(Sealed(s_commands[_random.NextInt(s_commands.Length)]));
            return _gate.AdmittedCount == admitted + 1 && _inbox.TryTake(out _, out _);
        }

        Push(_damage.Of(_lines[_random.NextInt(_lines.Length)], out _));
        return _gate.AdmittedCount == admitted && !_inbox.TryTake(out _, out _);
    }

    /// <summary>One configuration with bytes or words changed. False when a whole one is refused; a refusal that is not one clear line is thrown on.</summary>
    internal bool Configuration()
    {
        bool isDamaged = true;
        string text = _random.NextInt(2) == 0 ? Encoding.Latin1.GetString(_damage.Of(_configuration, out isDamaged)) : Reworded();
        try
        {
            return FirmwareOptions.Parse(text, FileName) is not null;
        }
        catch (ArgumentException refusal) when (IsClear(refusal.Message))
        {
            // Bytes behind the whole do damage it here.
            return isDamaged || text.Length != Good.Length;
        }
    }

    private static bool IsClear(string message) => message.StartsWith(FileName, StringComparison.Ordinal) && !message.AsSpan().ContainsAny('\n', '\r');

    private byte[] Sealed(string command) => Encoding.ASCII.GetBytes(CommandSeal.Line(_key, Node, ++_counter, command) + "\n");

    private void Push(ReadOnlySpan<byte> bytes) => _reader.Push(bytes, _gate, static _ => { });

    /// <summary>One to four words or signs replaced by others or by odd ones, left out, or doubled.</summary>
    private string Reworded()
    {
        var tokens = new List<string>(_tokens);
        for (int changes = 1 + _random.NextInt(4); changes > 0; changes--)
        {
            int at = _random.NextInt(tokens.Count);
            switch (_random.NextInt(4))
            {
                case 0:
                    tokens.RemoveAt(at);
                    break;
                case 1:
                    tokens.Insert(at, tokens[_random.NextInt(tokens.Count)]);
                    break;
                case 2:
                    tokens[at] = tokens[_random.NextInt(tokens.Count)];
                    break;
                default:
                    tokens[at] = s_odd[_random.NextInt(s_odd.Length)];
                    break;
            }
        }

        return string.Join(' ', tokens);
    }

    [GeneratedRegex("""//[^\n]*\n|"[^"]*"|[^\s{}\[\]:,"]+|[{}\[\]:,]""")]
    private static partial Regex Tokens();
}
