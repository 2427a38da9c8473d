using System.CommandLine;
using System.Text.Json;
using Larmor.Data;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor data</c>: which sets are there, where, whether they are the published ones; <c>get</c> fetches one.</summary>
internal static class DataCommand
{
    internal const string Name = "data";
    internal const string Summary = "List the data sets: found or not, where, checksum state, licence";

    public static Command Create()
    {
        Option<string?> data = new("--data") { Description = "Folder of data sets to look in first", HelpName = "DIR" };
        Option<bool> json = new("--json") { Description = "Print one JSON object", Recursive = true };
        Command command = new(Name, Summary) { data, json };
        command.Subcommands.Add(CreateGet(json));
        command.SetAction(parse => Guarded(parse, () =>
        {
            IReadOnlyList<DataSetReport> reports = DataCatalog.Survey(parse.GetValue(data));
            TextWriter output = parse.InvocationConfiguration.Output;
            if (parse.GetValue(json))
            {
                DataListing.WriteJson(reports, output);
            }
            else
            {
                DataListing.Write(reports, output);
            }

            return Task.CompletedTask;
        }));
        return command;
    }

    private static Command CreateGet(Option<bool> json)
    {
        Argument<string> name = new("name") { Description = "Set to fetch: mnist, fashion-mnist, cifar10" };
        Option<string?> from = new("--from") { Description = "Address of a folder with the files, instead of the public home", HelpName = "URL" };
        Option<string?> to = new("--to")
        {
            Description = $"Folder that gets a folder of the set's name (default {DataDirectories.UserDirectory})",
            HelpName = "DIR",
        };
        Command command = new("get", "Fetch a set from its public home; goes on where an interrupted run stopped") { name, from, to };
        command.SetAction((parse, cancellation) => Guarded(parse, async () =>
        {
            var downloader = new DataDownloader(new DownloadOptions { From = Address(parse.GetValue(from)), To = parse.GetValue(to) });
            DownloadResult result = await DataDownloadDisplay.RunAsync(
                downloader, parse.GetRequiredValue(name), parse.InvocationConfiguration.Error, cancellation);
            WriteResult(result, parse.GetValue(json), parse.InvocationConfiguration.Output);
        }));
        return command;
    }

    private static Uri? Address(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out Uri? address) ? address : throw new DataException(
            $"--from '{text}' is no address; expected http://host/folder/ or https://host/folder/");
    }

    private static void WriteResult(DownloadResult result, bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(
                new { name = result.Set.Name, directory = result.Directory, fetched = result.Fetched, kept = result.Kept }));
            return;
        }

        output.WriteLine(
            $"{result.Set.Name}: {result.Fetched.Count} files fetched, {result.Kept.Count} were there, checksums ok, in {result.Directory}");
        output.WriteLine($"licence: {result.Set.Licence}; cite: {result.Set.Attribution.ReplaceLineEndings(" ")}");
    }

    /// <summary>The one place that makes a failure a line on stderr and an exit code.</summary>
    private static async Task<int> Guarded(ParseResult parse, Func<Task> action)
    {
        TextWriter error = parse.InvocationConfiguration.Error;
        try
        {
            await action();
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("larmor data: interrupted; what was received is kept: run again to go on");
            return ExitCode.Interrupted;
        }
        catch (DataException failure)
        {
            error.WriteLine($"larmor data: {failure.Message.ReplaceLineEndings(" ")}");
            return ExitCode.BadInput;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(
                $"larmor data: {failure.Message.ReplaceLineEndings(" ")}: free space or permit access there, or name another folder");
            return ExitCode.BadInput;
        }
    }
}
