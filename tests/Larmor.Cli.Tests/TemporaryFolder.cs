namespace Larmor.Cli.Tests;

/// <summary>A folder that goes away with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("larmor-test-").FullName;

    public void Dispose() => Directory.Delete(_path, recursive: true);

    internal string At(string name) => Path.Combine(_path, name);
}
