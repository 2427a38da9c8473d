namespace Larmor.Portable;

/// <summary>Builds the portable projects of the repository, one assembly per project, each seeing only what its project file names.</summary>
public sealed class PortableBuild
{
    /// <summary>The portable projects in building order, as paths of their folders in the repository.</summary>
    public static IReadOnlyList<string> Projects { get; } =
    [
        "hal/Larmor.Kernels", "hal/Larmor.Hal", "hal/Larmor.Hal.Digital", "hal/Larmor.Hal.Spi", "models/Larmor.Models",
        "runtime/Larmor.Runtime", "firmware/Larmor.Sensors",
    ];

    /// <summary>The microcontroller's firmware: the only one that sees the device libraries (Gpio, Spi, I2c).</summary>
    public const string Firmware = "firmware/Larmor.Firmware.Nano";

    /// <summary>Where the nanoFramework projects of the portable libraries are, one folder each.</summary>
    public const string Libraries = Firmware + "/Libraries";

    /// <summary>The kernel that a firmware of one's own may hold in C++: an assembly of its own, for the device checks its declarations.</summary>
    public const string NativeKernel = Firmware + "/Native";

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

    /// <summary>Compiles the native kernel's managed side and the firmware on top of the libraries.</summary>
    /// <param name="libraries">What <see cref="Compile"/> gave.</param>
    /// <param name="compiler">One that sees the device libraries.</param>
    /// <param name="board">Symbol of the board, for example <c>LARMOR_STM32</c>.</param>
    public IReadOnlyList<CompileResult> CompileFirmware(IReadOnlyList<CompileResult> libraries, PortableCompiler compiler, string board = "LARMOR_ESP32")
    {
        ArgumentNullException.ThrowIfNull(libraries);
        ArgumentNullException.ThrowIfNull(compiler);
        Dictionary<string, string> kernel = SourceFiles(_repository, NativeKernel).ToDictionary(file => file, _repository.Read);
        CompileResult native = compiler.Compile("Larmor.NativeKernel", kernel, [], nullable: false);
        Dictionary<string, string> sources = SourceFiles(_repository, Firmware)
            .Where(file => !file.StartsWith(NativeKernel + "/", StringComparison.Ordinal))
            .ToDictionary(file => file, _repository.Read);
        return [native, compiler.Compile(Path.GetFileName(Firmware), sources, [.. libraries, native], symbol: board)];
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
