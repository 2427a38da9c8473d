using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Larmor.Portable;

/// <summary>Follows the calls from the per-sample entry points through our assemblies and reports what allocates.</summary>
/// <remarks>
/// A virtual call is taken to reach every implementation of ours. Left out: what can only end in a throw, the types named
/// <c>Throw</c>, and static constructors, which run once.
/// </remarks>
internal sealed class HotPathRules(ImageSet images, FindingList findings)
{
    private readonly ThrowPaths _throwPaths = new(images);
    private readonly CallTargets _targets = new(images);
    private readonly HashSet<MethodDefinition> _visited = [];
    private readonly Queue<(MethodDefinition Method, string Route)> _open = new();

    /// <summary>Walks from one entry; answers the number of methods it names.</summary>
    public int Check(HotEntry entry)
    {
        int count = 0;
        foreach (TypeDefinition type in images.Types.Where(type => type.Name == entry.Type || type.FullName == entry.Type))
        {
            foreach (MethodDefinition method in type.Methods.Where(method => method.Name == entry.Method))
            {
                count++;
                foreach (MethodDefinition target in _targets.Of(method))
                {
                    Open(target, "");
                }
            }
        }

        while (_open.TryDequeue(out (MethodDefinition Method, string Route) next))
        {
            Walk(next.Method, next.Route);
        }

        return count;
    }

    private void Open(MethodDefinition method, string route)
    {
        if (method.HasBody && !ThrowPaths.IsThrowType(method.DeclaringType) && _visited.Add(method))
        {
            string step = $"{method.DeclaringType.Name}.{method.Name}";
            _open.Enqueue((method, route.Length == 0 ? step : $"{route} -> {step}"));
        }
    }

    private void Walk(MethodDefinition method, string route)
    {
        string location = FindingList.Place(method);
        HashSet<Instruction> doomed = _throwPaths.Doomed(method);
        foreach (Instruction instruction in method.Body.Instructions)
        {
            if (doomed.Contains(instruction))
            {
                continue;
            }

            string? allocation = Allocation(instruction);
            if (allocation is not null)
            {
                findings.Add(ViolationKind.HotPathAllocation, location, allocation, route);
            }

            if (instruction.Operand is MethodReference called && images.Find(called) is MethodDefinition callee)
            {
                foreach (MethodDefinition target in instruction.OpCode.Code == Code.Call ? [callee] : _targets.Of(callee))
                {
                    Open(target, route);
                }
            }
        }
    }

    private string? Allocation(Instruction instruction) => (instruction.OpCode.Code, instruction.Operand) switch
    {
        (Code.Newarr, TypeReference element) => $"new {element.Name}[]",
        (Code.Box, TypeReference boxed) => $"boxing of {boxed.Name}",
        (Code.Newobj, MethodReference made) when !IsValueType(made.DeclaringType) => $"new {made.DeclaringType.Name}",
        (Code.Call or Code.Callvirt, MethodReference called) when !images.IsOwn(called.DeclaringType) && ReturnsFresh(called) =>
            $"call of {called.DeclaringType.Name}.{called.Name}, which makes a new {called.ReturnType.Name}",
        _ => null,
    };

    private bool IsValueType(TypeReference type) => type.IsValueType || images.Find(type) is { IsValueType: true };

    /// <summary>A library call that answers a string or an array makes it, except for what an exception already holds.</summary>
    private static bool ReturnsFresh(MethodReference called) =>
        !called.Name.StartsWith("get_", StringComparison.Ordinal)
        && (called.ReturnType.IsArray
            || called.ReturnType.FullName == "System.String"
            || called.Name is "Clone" or "MemberwiseClone" or "CreateInstance");
}
