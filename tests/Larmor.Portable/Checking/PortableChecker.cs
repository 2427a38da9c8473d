using Mono.Cecil;

namespace Larmor.Portable;

/// <summary>Reads compiled assemblies and reports what nanoFramework 1.x could not run although it compiled.</summary>
public sealed class PortableChecker
{
    private readonly NanoTables _tables;
    private readonly NanoReferences _references;
    private readonly IReadOnlyList<HotEntry> _hotEntries;

    /// <summary>Creates a checker.</summary>
    /// <param name="tables">Allow-list and instruction table.</param>
    /// <param name="references">The device's library, to tell structs from classes.</param>
    /// <param name="hotEntries">Methods called per sample, from which nothing may allocate.</param>
    public PortableChecker(NanoTables tables, NanoReferences references, IReadOnlyList<HotEntry> hotEntries)
    {
        _tables = tables;
        _references = references;
        _hotEntries = hotEntries;
    }

    /// <summary>The verbs of the contract that run once per sample or oftener.</summary>
    public static IReadOnlyList<HotEntry> ContractEntries { get; } =
    [
        new("IModel", "Infer"),
        new("IUnsupervisedLearner", "Observe"),
        new("ISupervisedLearner", "Observe"),
        new("IMatrixVector", "Multiply"),
        new("IPlasticity", "Accumulate"),
        new("IWeightMemory", "Read"),
        new("IWeightMemory", "Program"),
        new("IWeightMemory", "Add"),
    ];

    /// <summary>Checks assemblies together; references between them count as ours.</summary>
    /// <param name="assemblies">The assemblies to check.</param>
    public CheckReport Check(IEnumerable<AssemblyImage> assemblies)
    {
        using ImageSet images = new(assemblies, _references.Images);
        FindingList findings = new();
        TypeRules types = new(images, _tables, findings);
        MethodRules methods = new(images, _tables, types, findings);
        foreach (TypeDefinition type in images.Types)
        {
            CheckType(type, types, methods, findings);
        }

        HotPathRules hotPath = new(images, findings);
        List<HotEntry> unused = [.. _hotEntries.Where(entry => hotPath.Check(entry) == 0)];
        return new CheckReport(findings.Findings, unused);
    }

    private static void CheckType(TypeDefinition type, TypeRules types, MethodRules methods, FindingList findings)
    {
        string location = FindingList.Place(type);
        if (type.HasGenericParameters)
        {
            findings.Add(ViolationKind.GenericDefinition, location, $"generic type over {type.GenericParameters[0].Name}");
        }

        types.Check(type.BaseType, location);
        foreach (InterfaceImplementation item in type.Interfaces)
        {
            types.Check(item.InterfaceType, location);
        }

        foreach (FieldDefinition field in type.Fields)
        {
            types.Check(field.FieldType, FindingList.Place(field));
        }

        foreach (MethodDefinition method in type.Methods)
        {
            methods.Check(method);
        }
    }
}
