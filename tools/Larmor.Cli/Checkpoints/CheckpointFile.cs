using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using Larmor.Data;
using Larmor.Hal;
using Larmor.Results;

namespace Larmor.Cli.Checkpoints;

/// <summary>Checkpoints of a training run: two generations, each complete or refused.</summary>
/// <remarks>
/// <code>
/// "LARMORCK" | version int32 | length of progress int32 | progress, JSON | state of learner and chip | XxHash3 of all before, 8 bytes
/// </code>
/// Written to a temporary file, flushed to the disk, then renamed: a kill or power cut at any byte leaves the newest confirmed one,
/// under its name or as ".previous".
/// </remarks>
public sealed class CheckpointFile
{
    private const int Version = 1;
    private static readonly byte[] Magic = "LARMORCK"u8.ToArray();

    private readonly string _path;
    private bool _newestIsDamaged;

    /// <summary>Checkpoints of the run in <paramref name="folder"/>.</summary>
    public CheckpointFile(string folder) => _path = Path.Combine(folder, "checkpoint.larmor");

    /// <summary>Where the newest one is.</summary>
    public string Location => _path;

    private string Previous => _path + ".previous";

    /// <summary>True when there is something to resume from.</summary>
    public bool Exists => File.Exists(_path) || File.Exists(Previous);

    /// <summary>Confirms a state: when this returns, it survives a kill.</summary>
    /// <exception cref="IOException">Not written; the ones that were there are unchanged.</exception>
    public void Write(RunProgress progress, IStateful state)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        byte[] text = JsonSerializer.SerializeToUtf8Bytes(progress);

        // A damaged one must not push out the good one before it.
        WholeFile.Write("checkpoint", _path, _newestIsDamaged ? null : Previous, file =>
        {
            using var hashing = new HashingStream(file);
            hashing.Write(Magic);
            WriteInt(hashing, Version);
            WriteInt(hashing, text.Length);
            hashing.Write(text);
            state.Save(new FileStateSink(hashing));
            file.Write(hashing.Finish());
        });
        _newestIsDamaged = false;
    }

    /// <summary>Reads what a run had confirmed; the state is loaded by <see cref="LoadState"/> once its network is built.</summary>
    /// <exception cref="DataException">Damaged, or of another experiment: says what was expected, what was found and what to do.</exception>
    public CheckpointReport Inspect(string experiment, string configurationHash)
    {
        CheckpointReport report = Inspect();
        RunProgress progress = report.Progress;
        if (progress.Experiment != experiment || progress.ConfigurationHash != configurationHash)
        {
            throw new DataException(
                $"checkpoint '{report.Path}' is of experiment '{progress.Experiment}' with configuration {progress.ConfigurationHash}; "
                + $"this run is '{experiment}' with {configurationHash}: use the same settings, or another --out folder");
        }

        return report;
    }

    /// <summary>Reads how far the run had come, whatever experiment it is.</summary>
    /// <exception cref="DataException">Absent or damaged.</exception>
    public RunProgress ReadProgress() => Inspect().Progress;

    /// <summary>Checks every byte of the newest one, and of the one before it when that is damaged.</summary>
    /// <exception cref="DataException">Absent, or neither is whole.</exception>
    public CheckpointReport Inspect() => Open().Report;

    /// <summary>Loads learner and chip.</summary>
    public void LoadState(IStateful state)
    {
        (_, byte[] bytes) = Open();
        using var stream = new MemoryStream(bytes, writable: false);
        stream.Position = Magic.Length + 4;
        stream.Position += 4 + BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(Magic.Length + 4));
        long end = bytes.Length - sizeof(ulong);
        try
        {
            state.Load(new FileStateSource(stream));
        }
        catch (EndOfStreamException)
        {
            stream.Position = long.MaxValue >> 1;
        }

        if (stream.Position != end)
        {
            throw new DataException($"checkpoint '{_path}' holds the state of a network of another shape: use the same layers, or another --out folder");
        }
    }

    private static void WriteInt(Stream stream, int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        stream.Write(bytes);
    }

    private (CheckpointReport Report, byte[] Bytes) Open()
    {
        string? trouble = null;
        foreach (string path in new[] { _path, Previous })
        {
            byte[] bytes;
            try
            {
                bytes = File.ReadAllBytes(path);
            }
            catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
            {
                continue;
            }

            if (Damage(bytes) is { } damage)
            {
                trouble ??= $"checkpoint '{path}' {damage}";
                _newestIsDamaged |= path == _path;
                continue;
            }

            int length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(Magic.Length + 4));
            RunProgress progress = JsonSerializer.Deserialize<RunProgress>(bytes.AsSpan(Magic.Length + 8, length))!;
            return (new CheckpointReport(path, progress, trouble), bytes);
        }

        throw new DataException(trouble is null
            ? $"checkpoint '{_path}' does not exist: run 'larmor train' first, or name the output folder of a run"
            : trouble + ", and there is no whole one before it: start again without --resume");
    }

    private static string? Damage(byte[] bytes)
    {
        if (bytes.Length < Magic.Length + 16 || !bytes.AsSpan(0, Magic.Length).SequenceEqual(Magic))
        {
            return $"is not a Larmor checkpoint ({bytes.Length} bytes, first '{Encoding.ASCII.GetString(bytes, 0, Math.Min(8, bytes.Length))}')";
        }

        int version = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(Magic.Length));
        if (version != Version)
        {
            return $"has version {version}; this program reads {Version}";
        }

        ulong expected = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(bytes.Length - 8));
        ulong found = XxHash3.HashToUInt64(bytes.AsSpan(0, bytes.Length - 8));
        return expected == found ? null : $"is damaged: its checksum is {found:x16}, not {expected:x16}";
    }
}
