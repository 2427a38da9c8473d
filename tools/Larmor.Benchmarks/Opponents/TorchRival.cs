using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Larmor.Benchmarks;

/// <summary>PyTorch in a child process that lives as long as the run: one JSON line asks, one answers.</summary>
public sealed class TorchRival : IDisposable
{
    /// <summary>Debian's interpreter, the one that sees Debian's packages.</summary>
    public const string Python = "/usr/bin/python3";

    private const string Install = "apt-get install -y python3-torch";

    private readonly Process _process;

    private TorchRival(Process process) => _process = process;

    /// <summary>Version of PyTorch.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Starts it.</summary>
    /// <param name="python">Path of the interpreter.</param>
    /// <param name="threads">Threads that PyTorch may use.</param>
    /// <exception cref="RivalMissingException">There is no interpreter, or it has no PyTorch.</exception>
    public static TorchRival Start(string python, int threads)
    {
        if (!File.Exists(python))
        {
            throw new RivalMissingException("PyTorch", $"no {python}", Install);
        }

        string count = threads.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(python)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "-B", Path.Combine(AppContext.BaseDirectory, "rivals", "torch_rival.py"), count },
        };
        CleanEnvironment.Clean(start);
        start.Environment["OMP_NUM_THREADS"] = count;
        start.Environment["OPENBLAS_NUM_THREADS"] = count;

        // Its best: large results come from memory that is kept, not from fresh pages that fault one by one.
        start.Environment["MALLOC_MMAP_MAX_"] = "0";
        start.Environment["MALLOC_TRIM_THRESHOLD_"] = "4294967296";
        start.Environment["MALLOC_TOP_PAD_"] = "268435456";
        var rival = new TorchRival(Process.Start(start)!);
        string? hello = rival._process.StandardOutput.ReadLine();
        if (hello is null)
        {
            string last = rival._process.StandardError.ReadToEnd().TrimEnd().Split('\n')[^1];
            rival.Dispose();
            throw new RivalMissingException("PyTorch", last, Install);
        }

        JsonNode about = JsonNode.Parse(hello)!;
        rival.Version = string.Create(CultureInfo.InvariantCulture, $"{about["torch"]} with {about["threads"]} threads");
        return rival;
    }

    /// <summary>Prepares one thing to be timed: the script writes its result for the comparison and keeps its fastest form.</summary>
    /// <param name="request">What to prepare; "id" names it from then on.</param>
    /// <returns>The name of the fastest form.</returns>
    /// <exception cref="InvalidOperationException">The script refuses; the message is its own.</exception>
    public string Prepare(JsonObject request)
    {
        request["verb"] = "prepare";
        return (string)Ask(request)["variant"]!;
    }

    /// <summary>A prepared thing as a contender; the script takes the time itself.</summary>
    public IContender Contender(string id, string name) => new Prepared(this, id, name);

    /// <summary>Forgets a prepared thing and its memory.</summary>
    public void Drop(string id) => Ask(new JsonObject { ["verb"] = "drop", ["id"] = id });

    /// <summary>Ends the process: it stops when its input ends.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private JsonNode Ask(JsonObject request)
    {
        _process.StandardInput.WriteLine(request.ToJsonString());
        _process.StandardInput.Flush();
        string line = _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException("PyTorch's process ended: " + _process.StandardError.ReadToEnd().TrimEnd().Split('\n')[^1]);
        JsonNode answer = JsonNode.Parse(line) ?? throw new JsonException("PyTorch's process answered null");
        return answer["error"] is { } error ? throw new InvalidOperationException($"PyTorch's process answered: {error}") : answer;
    }

    private sealed class Prepared(TorchRival rival, string id, string name) : IContender
    {
        public string Name => name;

        public double Run(int count) =>
            (double)rival.Ask(new JsonObject { ["verb"] = "time", ["id"] = id, ["count"] = count })["seconds"]!;
    }
}
