using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Larmor.Results;
using Spectre.Console;

namespace Larmor.Benchmarks;

/// <summary>A run from options to exit: measures, prints, then writes the result or judges it.</summary>
public static class BenchmarkRun
{
    /// <summary>Name of the result file.</summary>
    public const string ResultName = "kernels";

    /// <summary>Load of the machine above which its timings are called into question.</summary>
    private const double BusyLoad = 0.5;

    /// <summary>Runs.</summary>
    /// <param name="options">What is asked.</param>
    /// <param name="benchmarks">What is measured: those named in the options.</param>
    /// <param name="console">Takes the table.</param>
    /// <param name="output">Takes the JSON line.</param>
    /// <param name="error">Takes progress and verdicts.</param>
    /// <returns>False when a figure is below what is asked, fell too far, or a result is wrong.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or the gate has nothing to compare with.</exception>
    public static bool Run(
        RunOptions options, IReadOnlyList<IBenchmark> benchmarks, IAnsiConsole console, TextWriter output, TextWriter error)
    {
        Check(options);
        string folder = options.OutputFolder ?? Path.Combine(Checkout.Root(), "tools", "Larmor.Benchmarks", "results");
        string path = Path.Combine(folder, ResultName + ".json");
        if (options.Gate && !File.Exists(path))
        {
            throw new ArgumentException($"the gate compares with {path}, which is not there: run 'larmor bench' once and commit it");
        }

        MeasureOptions measure = options.Quick ? MeasureOptions.Quick : new MeasureOptions();
        var report = new BenchmarkReport();
        long start = Stopwatch.GetTimestamp();
        ResultFile result;
        using (var context = new BenchmarkContext(options.Threads, measure, options.DataFolder, report))
        {
            string hash = ConfigurationHash(options, measure);
            error.WriteLine($"threads {options.Threads}  kernels {context.One.Kernels.Name}  configuration {hash}");
            NoteLoad(report, error);
            BenchmarkList.Run(benchmarks, context, report, error);
            result = new ResultFile
            {
                Name = ResultName,
                Figures = report.Figures(),
                Command = options.Command,
                ConfigHash = hash,
                Commit = Provenance.Commit(),
                Seeds = [],
                Machine = Provenance.Machine(),
                VectorBits = context.One.Kernels.VectorBits,
                Threads = options.Threads,
                Seconds = Math.Round(Stopwatch.GetElapsedTime(start).TotalSeconds, 1),
                Date = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Notes = string.Join("; ", report.Notes.Concat(report.Skipped)),
            };
        }

        RatioTable.Write(report, console);
        bool good = options.Gate ? Judge(result, path, options.Fall, error) : Publish(options, report, result, folder, path, error);
        if (options.Json)
        {
            output.WriteLine(result.ToJson(oneLine: true));
        }

        return good && report.Wrong.Count == 0;
    }

    /// <summary>A processor's name as the name of a folder.</summary>
    public static string FolderOf(string machine)
    {
        string name = machine.Split(',')[0];
        var text = new StringBuilder();
        foreach (char letter in name.ToLowerInvariant())
        {
            text.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        }

        return string.Join('-', text.ToString().Split('-', StringSplitOptions.RemoveEmptyEntries));
    }

    private static void Check(RunOptions options)
    {
        if (options.Threads is < 1 or > 256)
        {
            throw new ArgumentException($"threads is {options.Threads}; the limit is 1 to 256");
        }

        if (options.Fall is not (>= 0 and < 1))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"fall is {options.Fall}; it is a share, 0 to 1: 0.15 allows 15 %"));
        }
    }

    private static void NoteLoad(BenchmarkReport report, TextWriter error)
    {
        if (BenchmarkContext.Load() is { } load)
        {
            report.Note(string.Create(CultureInfo.InvariantCulture, $"load of the machine before the run {load:0.0}"));
            if (load > BusyLoad)
            {
                error.WriteLine("larmor bench: the machine is busy: its timings say little");
            }
        }
    }

    private static bool Judge(ResultFile result, string path, double fall, TextWriter error)
    {
        IReadOnlyList<string> lines = Gate.Falls(ResultFile.Read(path).Figures, result.Figures, fall);
        foreach (string line in lines)
        {
            error.WriteLine("larmor bench: " + line);
        }

        return lines.Count == 0;
    }

    /// <summary>Only a whole run is a result: figures of different runs are not mixed in one file.</summary>
    private static bool Publish(RunOptions options, BenchmarkReport report, ResultFile result, string folder, string path, TextWriter error)
    {
        if (options.Names.Count > 0 || options.Quick || report.Wrong.Count > 0)
        {
            error.WriteLine("larmor bench: nothing is written: only a whole run with right results is a result");
        }
        else
        {
            string table = Path.Combine(folder, FolderOf(result.Machine), ResultName + ".md");
            Directory.CreateDirectory(Path.GetDirectoryName(table)!);
            result.Write(path);
            File.WriteAllText(table, RatioTable.Markdown(report, result.Machine, result.Commit, result.Date, result.Command));
            error.WriteLine($"larmor bench: wrote {path} and {table}");
        }

        IReadOnlyList<string> below = report.BelowAsked();
        if (below.Count > 0)
        {
            error.WriteLine("larmor bench: below what is asked: " + string.Join(", ", below));
        }

        return below.Count == 0;
    }

    /// <summary>Hash of what decides the figures besides the program: lengths, threads, bars, and the rivals' sources.</summary>
    private static string ConfigurationHash(RunOptions options, MeasureOptions measure)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{options.Threads} {measure.Rounds} {measure.SampleSeconds} {measure.WarmUpSeconds} {measure.RestMilliseconds}");
        text.AppendJoin(' ', Bar.All);
        foreach (string file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "rivals")).Order(StringComparer.Ordinal))
        {
            text.Append(File.ReadAllText(file));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..12];
    }
}
