using System.Security.Cryptography;
using System.Text;
using Larmor.Results;

namespace Larmor.Cli.Commands;

/// <summary>What measuring verbs share: a result file with all that is needed to make it again.</summary>
internal static class MeasureCommand
{
    internal static ResultFile Result(string name, Dictionary<string, Figure> figures, string command, int seed, double seconds, string notes) => new()
    {
        Name = name,
        Figures = figures,
        Command = command,
        ConfigHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(command)))[..12],
        Commit = Provenance.Commit(),
        Seeds = [seed],
        Machine = Provenance.Machine(),
        VectorBits = 8 * System.Numerics.Vector<byte>.Count,
        Threads = 1,
        Seconds = Math.Round(seconds, 2),
        Date = DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        Notes = notes,
    };

    internal static void Write(ResultFile result, string folder, TextWriter output)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, result.Name + ".json");
        result.Write(path);
        output.WriteLine($"result     {path}");
    }
}
