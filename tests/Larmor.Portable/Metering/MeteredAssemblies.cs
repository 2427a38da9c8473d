using System.Reflection;
using System.Runtime.Loader;

namespace Larmor.Portable;

/// <summary>Assemblies compiled for the device, running on .NET with every IL instruction counted.</summary>
public sealed class MeteredAssemblies : IDisposable
{
    private readonly ImageSet _images;
    private readonly MeterWriter _writer;
    private readonly LoadContext _context;

    /// <summary>Instruments and loads.</summary>
    /// <param name="images">Compiled for the device.</param>
    /// <param name="references">The device's library.</param>
    public MeteredAssemblies(IEnumerable<AssemblyImage> images, NanoReferences references)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(references);
        AssemblyImage[] all = [.. images];
        using (ImageSet whole = new(all, references.Images))
        {
            Deployment = new DeploymentMeasure(whole.Own.Sum(FlashSize.Of), whole.Own.Max(FlashSize.CodeBytes), 0);
            CodeBytes = whole.Own.ToDictionary(assembly => assembly.Name.Name, FlashSize.CodeBytes);
        }

        _images = new ImageSet(all, references.Images);
        _writer = new MeterWriter(_images);
        _context = new LoadContext(_writer.Write());
        Clear();
        HeapWalk statics = new();
        foreach (string name in _context.Names)
        {
            statics.AddStatics(_context.LoadFromAssemblyName(new AssemblyName(name)));
        }

        Deployment = Deployment with { StaticBytes = statics.ArrayBytes + statics.ObjectBytes };
    }

    /// <summary>All of it together.</summary>
    public DeploymentMeasure Deployment { get; }

    /// <summary>Byte code by assembly.</summary>
    public IReadOnlyDictionary<string, int> CodeBytes { get; }

    /// <summary>Finds a public type of the metered assemblies.</summary>
    /// <param name="assembly">Simple name.</param>
    /// <param name="type">Full name.</param>
    public Type Type(string assembly, string type) =>
        _context.LoadFromAssemblyName(new AssemblyName(assembly)).GetType(type, throwOnError: true)!;

    /// <summary>Sets the counts to 0.</summary>
    public void Clear() => Meter.Clear(_writer.Blocks.Count);

    /// <summary>The cost since <see cref="Clear"/>.</summary>
    public Cost Read() => Meter.Read(_writer.Blocks);

    /// <summary>Flash of the methods that ran since the counts were cleared, with their types.</summary>
    public int RanBytes()
    {
        IReadOnlyList<Mono.Cecil.MethodDefinition> ran = _writer.Ran(Meter.Ran());
        return FlashSize.Of(ran, ran.Select(method => method.DeclaringType).Distinct());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _context.Unload();
        _images.Dispose();
    }

    private sealed class LoadContext(Dictionary<string, byte[]> images) : AssemblyLoadContext("metered", isCollectible: true)
    {
        public IEnumerable<string> Names => images.Keys;

        protected override Assembly? Load(AssemblyName assemblyName) =>
            images.TryGetValue(assemblyName.Name!, out byte[]? image) ? LoadFromStream(new MemoryStream(image)) : null;
    }
}
