using Mono.Cecil;

namespace Larmor.Portable;

/// <summary>The assemblies of one check, opened with Cecil; references between them resolve, others do not.</summary>
internal sealed class ImageSet : IAssemblyResolver
{
    private readonly Dictionary<string, AssemblyDefinition> _assemblies = [];

    public ImageSet(IEnumerable<AssemblyImage> own, IEnumerable<AssemblyImage> references)
    {
        List<AssemblyDefinition> checkedOnes = [];
        foreach (AssemblyImage image in own)
        {
            checkedOnes.Add(Add(image));
        }

        foreach (AssemblyImage image in references)
        {
            Add(image);
        }

        Own = checkedOnes;
        Types = [.. checkedOnes.SelectMany(assembly => assembly.MainModule.GetTypes())];
    }

    public IReadOnlyList<AssemblyDefinition> Own { get; }

    /// <summary>Every type of our assemblies, nested ones included.</summary>
    public IReadOnlyList<TypeDefinition> Types { get; }

    public bool IsOwn(TypeReference type)
    {
        string name = type.GetElementType().Scope switch
        {
            AssemblyNameReference reference => reference.Name,
            ModuleDefinition module => module.Assembly.Name.Name,
            _ => "",
        };
        return Own.Any(assembly => assembly.Name.Name == name);
    }

    /// <summary>The definition, or null when the assembly is not part of this check.</summary>
    public TypeDefinition? Find(TypeReference type)
    {
        if (type is TypeDefinition definition)
        {
            return definition;
        }

        bool isKnown = type is not TypeSpecification and not GenericParameter
            && type.Scope is AssemblyNameReference scope
            && _assemblies.ContainsKey(scope.Name);
        return isKnown || IsOwn(type) ? type.Resolve() : null;
    }

    public MethodDefinition? Find(MethodReference method) => IsOwn(method.DeclaringType) ? method.Resolve() : null;

    public AssemblyDefinition Resolve(AssemblyNameReference name) =>
        _assemblies.TryGetValue(name.Name, out AssemblyDefinition? assembly) ? assembly : throw new AssemblyResolutionException(name);

    public AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters) => Resolve(name);

    public void Dispose()
    {
        foreach (AssemblyDefinition assembly in _assemblies.Values)
        {
            assembly.Dispose();
        }
    }

    private AssemblyDefinition Add(AssemblyImage image)
    {
        AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(image.Open(), new ReaderParameters { AssemblyResolver = this });
        _assemblies.Add(image.Name, assembly);
        return assembly;
    }
}
