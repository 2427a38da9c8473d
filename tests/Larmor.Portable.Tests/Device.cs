using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Larmor.Portable.Tests;

/// <summary>What every test needs, made once: tables, generated references, the repository, and compilers for samples.</summary>
internal static class Device
{
    private static readonly Lazy<NanoTables> s_tables = new(NanoTables.Load);
    private static readonly Lazy<NanoReferences> s_references = new(() => NanoReferences.Create(s_tables.Value));
    private static readonly Lazy<Repository> s_repository = new(() => Repository.Find(AppContext.BaseDirectory));
    private static readonly Lazy<IReadOnlyList<CompileResult>> s_build = new(() => new PortableBuild(Repository, Compiler).Compile());
    private static readonly Lazy<IReadOnlyList<MetadataReference>> s_net = new(NetReferences);

    private static readonly Lazy<NanoTables> s_firmwareTables = new(NanoTables.LoadForFirmware);
    private static readonly Lazy<NanoReferences> s_firmwareReferences = new(() => NanoReferences.CreateForFirmware(s_firmwareTables.Value));
    private static readonly Lazy<MeteredTable> s_metered = new(() =>
    {
        using MeteredAssemblies assemblies = Meter();
        return MeteredTable.Measure(assemblies);
    });

    public static NanoTables Tables => s_tables.Value;

    public static NanoReferences References => s_references.Value;

    public static Repository Repository => s_repository.Value;

    public static PortableCompiler Compiler => new(References);

    /// <summary>The portable projects of this work tree, compiled for the device.</summary>
    public static IReadOnlyList<CompileResult> Build => s_build.Value;

    /// <summary>The tables with the device libraries.</summary>
    public static NanoTables FirmwareTables => s_firmwareTables.Value;

    /// <summary>The references with the device libraries.</summary>
    public static NanoReferences FirmwareReferences => s_firmwareReferences.Value;

    /// <summary>The device profiles as they cost now.</summary>
    public static MeteredTable Metered => s_metered.Value;

    /// <summary>The kernel's managed side and the firmware, compiled for a board.</summary>
    public static IReadOnlyList<CompileResult> Firmware(string board) =>
        new PortableBuild(Repository, Compiler).CompileFirmware(Build, new PortableCompiler(FirmwareReferences), board);

    /// <summary>Libraries and firmware, running here with every instruction counted.</summary>
    public static MeteredAssemblies Meter() => new(
        [.. Build.Select(result => result.Image!), .. Firmware("LARMOR_ESP32").Select(result => result.Image!)], FirmwareReferences);

    /// <summary>Compiles a sample against the generated references.</summary>
    public static CompileResult ForNano(string source) =>
        Compiler.Compile("Sample", [new KeyValuePair<string, string>("Sample.cs", source)], [], allowUnsafe: true);

    /// <summary>Compiles a sample against .NET, for constructs whose types the device does not even have.</summary>
    public static CompileResult ForNet(string source) => PortableCompiler.Emit(CSharpCompilation.Create(
        "Sample",
        [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp13), "Sample.cs", Encoding.UTF8)],
        s_net.Value,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: true)));

    public static CheckReport Check(CompileResult result, params HotEntry[] entries)
    {
        Assert.IsEmpty(result.Errors, string.Join(Environment.NewLine, result.Errors));
        Assert.IsNotNull(result.Image);
        return new PortableChecker(Tables, References, entries).Check([result.Image]);
    }

    /// <summary>The sample is refused for this reason and for no other.</summary>
    public static Finding Refuses(ViolationKind kind, CompileResult result, string what, params HotEntry[] entries)
    {
        CheckReport report = Check(result, entries);
        Assert.IsNotEmpty(report.Findings, "nothing was found");
        Assert.IsTrue(report.Findings.All(finding => finding.Kind == kind), report.ToString());
        Finding? found = report.Findings.FirstOrDefault(finding => finding.What.Contains(what, StringComparison.Ordinal));
        Assert.IsNotNull(found, $"no finding about '{what}' in:{Environment.NewLine}{report}");
        return found;
    }

    /// <summary>The sample compiles for the device and nothing is found in it.</summary>
    public static void Accepts(string source, params HotEntry[] entries)
    {
        CheckReport report = Check(ForNano(source), entries);
        Assert.IsEmpty(report.Findings, report.ToString());
        Assert.IsEmpty(report.UnusedEntries);
    }

    private static List<MetadataReference> NetReferences()
    {
        string list = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        string[] wanted = ["System.Private.CoreLib", "System.Runtime", "System.Linq", "System.Collections"];
        return [.. list.Split(Path.PathSeparator)
            .Where(path => wanted.Contains(Path.GetFileNameWithoutExtension(path)))
            .Select(path => MetadataReference.CreateFromFile(path))];
    }
}
