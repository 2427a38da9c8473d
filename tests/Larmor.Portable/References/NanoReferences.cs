using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Larmor.Portable;

/// <summary>Reference assemblies of the nanoFramework library, generated in memory: nothing is downloaded, nothing is shipped.</summary>
public sealed class NanoReferences
{
    // The versions stated in the head of nano/mscorlib-api.txt.
    private static readonly (string Name, Version Version)[] s_assemblies =
        [("mscorlib", new Version(1, 17, 11, 0)), ("System.Math", new Version(1, 5, 116, 0))];

    // Those of nano/device-api.txt, each after what it names.
    private static readonly (string Name, Version Version)[] s_devices =
    [
        ("nanoFramework.Runtime.Events", new Version(1, 11, 37, 0)), ("System.Device.Gpio", new Version(1, 1, 62, 0)),
        ("System.Device.I2c", new Version(1, 1, 29, 0)), ("System.Device.Spi", new Version(1, 3, 89, 0)),
    ];

    private NanoReferences(IReadOnlyList<AssemblyImage> images) => Images = images;

    /// <summary>The generated images: <c>mscorlib</c> and <c>System.Math</c>, the two that portable code may see; for firmware the device libraries too.</summary>
    public IReadOnlyList<AssemblyImage> Images { get; }

    /// <summary>Generates and compiles the declarations.</summary>
    /// <param name="tables">The tables.</param>
    /// <exception cref="InvalidOperationException">A line of the table does not compile; the message has the first errors.</exception>
    public static NanoReferences Create(NanoTables tables) => Create(tables, s_assemblies);

    /// <summary>Generates those of a firmware.</summary>
    /// <param name="tables">Tables with the device libraries.</param>
    /// <exception cref="InvalidOperationException">A line of the table does not compile; the message has the first errors.</exception>
    public static NanoReferences CreateForFirmware(NanoTables tables) => Create(tables, [.. s_assemblies, .. s_devices]);

    private static NanoReferences Create(NanoTables tables, (string Name, Version Version)[] assemblies)
    {
        List<AssemblyImage> images = [];
        foreach ((string name, Version version) in assemblies)
        {
            images.Add(Compile(name, ReferenceSource.Write(tables, name, version), images));
        }

        return new NanoReferences(images);
    }

    private static AssemblyImage Compile(string name, string source, IReadOnlyList<AssemblyImage> references)
    {
        CSharpParseOptions parse = new CSharpParseOptions(LanguageVersion.CSharp13).WithFeatures([PortableCompiler.NoRefSafetyRules]);
        CSharpCompilation compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source, parse)],
            references.Select(reference => reference.ToMetadataReference()),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, deterministic: true));
        using MemoryStream stream = new();
        EmitResult result = compilation.Emit(stream, options: new EmitOptions(metadataOnly: true, runtimeMetadataVersion: "v4.0.30319"));
        List<Diagnostic> errors = [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        if (errors.Count > 0)
        {
            string first = string.Join("; ", errors.Take(5));
            throw new InvalidOperationException($"reference assembly '{name}': {errors.Count} errors: {first}");
        }

        return new AssemblyImage(name, stream.ToArray());
    }
}
