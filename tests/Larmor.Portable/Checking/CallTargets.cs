using Mono.Cecil;

namespace Larmor.Portable;

/// <summary>Which methods of ours a call may reach, overrides and implementations included.</summary>
internal sealed class CallTargets
{
    private readonly ImageSet _images;
    private readonly Dictionary<MethodDefinition, IReadOnlyList<MethodDefinition>> _targets = [];

    public CallTargets(ImageSet images) => _images = images;

    /// <summary>The method itself when it has a body, and everything that fills its slot in our assemblies.</summary>
    public IReadOnlyList<MethodDefinition> Of(MethodDefinition method)
    {
        if (_targets.TryGetValue(method, out IReadOnlyList<MethodDefinition>? known))
        {
            return known;
        }

        List<MethodDefinition> targets = [];
        if (method.HasBody)
        {
            targets.Add(method);
        }

        if (method.IsVirtual)
        {
            foreach (TypeDefinition type in _images.Types)
            {
                if (!type.IsInterface && type != method.DeclaringType && Inherits(type, method.DeclaringType))
                {
                    MethodDefinition? filler = Filler(type, method);
                    if (filler is not null && filler.HasBody && !targets.Contains(filler))
                    {
                        targets.Add(filler);
                    }
                }
            }
        }

        _targets.Add(method, targets);
        return targets;
    }

    /// <summary>True when the type is, derives from, or implements the other.</summary>
    public bool Inherits(TypeDefinition? type, TypeDefinition other)
    {
        foreach (TypeDefinition current in Chain(type))
        {
            if (current == other || current.Interfaces.Any(item => Inherits(_images.Find(item.InterfaceType), other)))
            {
                return true;
            }
        }

        return false;
    }

    private MethodDefinition? Filler(TypeDefinition type, MethodDefinition slot)
    {
        foreach (TypeDefinition current in Chain(type))
        {
            foreach (MethodDefinition method in current.Methods)
            {
                bool isExplicit = method.Overrides.Any(item => _images.Find(item) == slot);
                if (isExplicit || (method.IsVirtual && method.Name == slot.Name && HasSameParameters(method, slot)))
                {
                    return method;
                }
            }
        }

        return null;
    }

    /// <summary>The type and its base types, as far as they are known.</summary>
    private IEnumerable<TypeDefinition> Chain(TypeDefinition? type)
    {
        for (TypeDefinition? current = type; current is not null;)
        {
            yield return current;
            current = current.BaseType is null ? null : _images.Find(current.BaseType);
        }
    }

    private static bool HasSameParameters(MethodDefinition one, MethodDefinition other) =>
        one.Parameters.Select(parameter => parameter.ParameterType.FullName)
            .SequenceEqual(other.Parameters.Select(parameter => parameter.ParameterType.FullName));
}
