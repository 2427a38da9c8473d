using Larmor.Data;

namespace Larmor.Cli.Files;

/// <summary>The folder a run writes to, made and tried before anything is learned.</summary>
internal static class OutputFolder
{
    /// <exception cref="DataException">It cannot be made, or nothing can be written in it.</exception>
    internal static void Prepare(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            string probe = Path.Combine(folder, $".larmor-{Guid.NewGuid():N}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw new DataException(
                $"output folder '{folder}' cannot be written: {reason.Message.TrimEnd('.')}: permit writing there, or name another with --out",
                reason);
        }
    }
}
