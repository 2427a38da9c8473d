using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Larmor.Portable;

/// <summary>Compiles source text as nanoFramework's own build would: against the generated references, with its switches.</summary>
public sealed class PortableCompiler
{
    internal static readonly KeyValuePair<string, string> NoRefSafetyRules = new("noRefSafetyRulesAttribute", "true");

    private readonly NanoReferences _references;

    /// <summary>Creates a compiler over generated references.</summary>
    /// <param name="references">The device's library.</param>
    public PortableCompiler(NanoReferences references)
    {
        ArgumentNullException.ThrowIfNull(references);
        _references = references;
    }

    /// <summary>Compiles one assembly: C# 13, nullable, optimised, deterministic, <c>NANOFRAMEWORK_1_0</c>, no implicit usings.</summary>
    /// <param name="name">Simple name of the result.</param>
    /// <param name="sources">Path (shown in messages) and text of each file.</param>
    /// <param name="dependencies">Assemblies of ours that it may see.</param>
    /// <param name="allowUnsafe">Only samples of forbidden constructs need it.</param>
    /// <param name="symbol">One more symbol that the project defines.</param>
    /// <param name="nullable">False for the native kernel: the compiler's attribute classes would shift its table of methods.</param>
    public CompileResult Compile(
        string name,
        IEnumerable<KeyValuePair<string, string>> sources,
        IEnumerable<CompileResult> dependencies,
        bool allowUnsafe = false,
        string? symbol = null,
        bool nullable = true)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(dependencies);
        CSharpParseOptions parse = new CSharpParseOptions(LanguageVersion.CSharp13, preprocessorSymbols: symbol is null ? ["NANOFRAMEWORK_1_0"] : ["NANOFRAMEWORK_1_0", symbol])
            .WithFeatures([NoRefSafetyRules]);
        CSharpCompilationOptions options = new(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: allowUnsafe,
            nullableContextOptions: nullable ? NullableContextOptions.Enable : NullableContextOptions.Disable,
            deterministic: true);
        CSharpCompilation compilation = CSharpCompilation.Create(
            name,
            sources.Select(source => CSharpSyntaxTree.ParseText(source.Value, parse, source.Key, System.Text.Encoding.UTF8)),
            _references.Images.Select(image => image.ToMetadataReference()).Concat(dependencies.Select(other => other.Declarations)),
            options);
        return Emit(compilation);
    }

    /// <summary>Emits a compilation and sorts its diagnostics into readable lines.</summary>
    /// <param name="compilation">What to emit.</param>
    public static CompileResult Emit(CSharpCompilation compilation)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        using MemoryStream stream = new();
        EmitResult result = compilation.Emit(stream, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded));
        List<string> errors = [];
        List<string> warnings = [];
        foreach (Diagnostic diagnostic in result.Diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            if (diagnostic.Severity == DiagnosticSeverity.Error)
            {
                errors.Add(Line(diagnostic));
            }
            else if (diagnostic.Severity == DiagnosticSeverity.Warning)
            {
                warnings.Add(Line(diagnostic));
            }
        }

        string name = compilation.AssemblyName ?? "";
        AssemblyImage? image = result.Success ? new AssemblyImage(name, stream.ToArray()) : null;
        return new CompileResult(name, image, errors, warnings)
        {
            Declarations = image?.ToMetadataReference() ?? compilation.ToMetadataReference(),
        };
    }

    private static string Line(Diagnostic diagnostic)
    {
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        string message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        return place.Path.Length == 0
            ? $"{diagnostic.Id}: {message}"
            : $"{place.Path}({place.StartLinePosition.Line + 1}): {diagnostic.Id}: {message}";
    }
}
