using System.Text.Json;
using Larmor.Cli.Checkpoints;
using Larmor.Cli.Results;
using Larmor.Data;

namespace Larmor.Cli.Tests;

/// <summary>An experiment of seconds, written as a file, and the folder of its runs.</summary>
internal sealed class SmallRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    internal SmallRun(string data = "optdigits", int epochs = 2, string seeds = "1", string chip = "digital", int readoutEpochs = 0)
    {
        string readout = readoutEpochs == 0 ? "" : $$""", "readout": {"epochCount": {{readoutEpochs}}}""";
        Text = $$"""
            {"name": "small", "data": "{{data}}", "layers": [40], "epochs": {{epochs}}, "batch": 16, "seeds": [{{seeds}}], "evaluateEvery": 1,
             "chip": "{{chip}}", "selfDefinedTarget": {"winnerCount": 2, "homeostasisRate": 0.4, "learningRates": [3.2],
             "inputDropout": 0.1, "outputDropout": 0.1}{{readout}}}
            """;
        File.WriteAllText(Experiment, Text);
    }

    internal string Text { get; }

    internal string Experiment => At("small.json");

    internal string Out => At("out");

    /// <summary>How far the run has been confirmed, or null: (seeds finished, epoch, step), larger is further.</summary>
    internal (int Seeds, int Epoch, int Step)? Confirmed
    {
        get
        {
            try
            {
                RunProgress progress = new CheckpointFile(Out).ReadProgress();
                return (progress.Finished.Count, progress.Epoch, progress.Step);
            }
            catch (DataException)
            {
                return null;
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    internal string At(string name) => _folder.At(name);

    /// <summary>A copy of the experiment with something replaced.</summary>
    internal string With(string old, string replacement)
    {
        StringAssert.Contains(Text, old);
        string path = At("other.json");
        File.WriteAllText(path, Text.Replace(old, replacement, StringComparison.Ordinal));
        return path;
    }

    /// <summary>The command that trains it, on one thread, with a checkpoint at every look.</summary>
    internal string Train(string folder) => $"train {Experiment} --threads 1 --checkpoint-seconds 0.000001 --out {folder}";

    /// <summary>Figures and curve of a finished run, as text: equal text is equal bits.</summary>
    internal static string Figures(string folder)
    {
        var result = ResultFile.Read(Path.Combine(folder, "small.json"));
        return JsonSerializer.Serialize(new { result.Figures, result.Curve, result.Seeds });
    }

    /// <summary>Every file of a folder with its content, to see whether any was touched.</summary>
    internal static string Content(string folder) => string.Join('\n', Directory.GetFiles(folder).Order(StringComparer.Ordinal)
        .Where(path => new FileInfo(path).LinkTarget is null)
        .Select(path => Path.GetFileName(path) + " " + Convert.ToHexString(File.ReadAllBytes(path))));
}
