using Larmor.Data;
using Spectre.Console;

namespace Larmor.Cli.Commands;

/// <summary>Shows a download on stderr: bars with rate and remaining time on a terminal, a line per event elsewhere.</summary>
internal static class DataDownloadDisplay
{
    public static async Task<DownloadResult> RunAsync(
        DataDownloader downloader, string name, TextWriter error, CancellationToken cancellation)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        if (!console.Profile.Out.IsTerminal)
        {
            return await downloader.GetAsync(name, new Lines(error), cancellation);
        }

        return await console.Progress()
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new DownloadedColumn(),
                new TransferSpeedColumn(),
                new RemainingTimeColumn())
            .StartAsync(context => downloader.GetAsync(name, new Bars(context), cancellation));
    }

    /// <summary>Called in order and at once, unlike <see cref="Progress{T}"/>, which posts.</summary>
    private sealed class Bars(ProgressContext context) : IProgress<DownloadProgress>
    {
        private readonly Dictionary<string, ProgressTask> _tasks = [];

        public void Report(DownloadProgress value)
        {
            if (!_tasks.TryGetValue(value.FileName, out ProgressTask? task))
            {
                task = context.AddTask(Markup.Escape(value.FileName));
                _tasks.Add(value.FileName, task);
            }

            task.IsIndeterminate = value.TotalBytes is null;
            task.MaxValue = value.TotalBytes ?? Math.Max(value.ReceivedBytes + 1, task.MaxValue);
            task.Value = value.ReceivedBytes;
            if (value.Note is not null)
            {
                task.Description = Markup.Escape($"{value.FileName} ({value.Note})");
            }
        }
    }

    private sealed class Lines(TextWriter error) : IProgress<DownloadProgress>
    {
        private string _started = "";

        public void Report(DownloadProgress value)
        {
            if (value.Note is not null)
            {
                error.WriteLine($"{value.FileName}: {value.Note}");
            }
            else if (value.FileName != _started)
            {
                _started = value.FileName;
                string total = value.TotalBytes is long bytes ? $"{bytes} bytes" : "length unknown";
                error.WriteLine($"{value.FileName}: file {value.FileIndex + 1} of {value.FileCount}, {total}");
            }
        }
    }
}
