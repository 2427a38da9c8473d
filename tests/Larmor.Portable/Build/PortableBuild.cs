namespace Larmor.Portable;

/// <summary>Builds the portable projects of the repository, one assembly per project, each seeing only what its project file names.</summary>
public sealed class PortableBuild
{
    /// <summary>The portable projects in building order, as paths of their folders in the repository.</summary>
    public static IReadOnlyList<string> Projects { get; } =
    [
        "hal/Larmor.Kernels", "hal/Larmor.Hal", "hal/Larmor.Hal.Digital", "hal/Larmor.Hal.Spi", "models/Larmor.Models",
        "runtime/Larmor.Runtime", "firmware/Larmor.Firmware.Nano",
    ];

    private readonly Repository _repository;
    private readonly PortableCompiler _compiler;

    /// <summary>Creates a build over a repository.</summary>
    /// <param name="repository">Where the sources are.</param>
    /// <param name="compiler">How they are compiled.</param>
    public PortableBuild(Repository repository, PortableCompiler compiler)
    {
        _repository = repository;
        _compiler = compiler;
    }

    /// <summary>The files of one project that the device compiles: every <c>*.cs</c> but <c>*.Net.cs</c> and build output.</summary>
    /// <param name="repository">Where the sources are.</param>
    /// <param name="project">Folder of the project, for example <c>hal/Larmor.Kernels</c>.</param>
    public static IEnumerable<string> SourceFiles(Repository repository, string project)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.Files(project, "*.cs").Where(file => !file.EndsWith(".Net.cs", StringComparison.Ordinal));
    }

    /// <summary>Compiles every project.</summary>
    /// <remarks>References flow as in the .NET build: through project references, transitively.</remarks>
    public IReadOnlyList<CompileResult> Compile()
    {
        List<CompileResult> results = [];
        foreach (string folder in Projects)
        {
            string name = Path.GetFileName(folder);
            ProjectFile project = _repository.ReadProject($"{folder}/{name}.csproj");
            Dictionary<string, string> sources = SourceFiles(_repository, folder).ToDictionary(file => file, _repository.Read);
            foreach (string friend in project.Friends)
            {
                sources.Add($"{folder}/friend {friend}", $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{friend}\")]");
            }

            HashSet<string> visible = [.. _repository.Closure(project).Select(reference => reference.Name)];
            results.Add(_compiler.Compile(name, sources, [.. results.Where(other => visible.Contains(other.Name))]));
        }

        return results;
    }
}
