namespace Larmor.Firmware.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    internal string Root { get; } = Directory.CreateTempSubdirectory("larmor-firmware-").FullName;

    public void Dispose() => Directory.Delete(Root, recursive: true);

    internal string At(string name) => Path.Combine(Root, name);

    /// <summary>A file that only its owner may use.</summary>
    internal string Hide(string name, string text)
    {
        Permit(Write(name, text), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return At(name);
    }

    /// <summary>Sets who may use a file.</summary>
    internal static void Permit(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    internal string Write(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }
}
