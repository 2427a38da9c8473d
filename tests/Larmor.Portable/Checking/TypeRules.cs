using Mono.Cecil;

namespace Larmor.Portable;

/// <summary>The rules about types wherever one is mentioned: signatures, locals, instructions.</summary>
internal sealed class TypeRules(ImageSet images, NanoTables tables, FindingList findings)
{
    public void Check(TypeReference? type, string location)
    {
        switch (type)
        {
            case null or GenericParameter:
                break;
            case GenericInstanceType instance:
                findings.Add(ViolationKind.GenericInstantiation, location, instance.FullName);
                break;
            case ArrayType array:
                CheckArray(array, location);
                break;
            case PinnedType pinned:
                findings.Add(ViolationKind.PinnedLocal, location, $"fixed local of type {pinned.ElementType.FullName}");
                Check(pinned.ElementType, location);
                break;
            case IModifierType modified:
                Check(modified.ModifierType, location);
                Check(modified.ElementType, location);
                break;
            case FunctionPointerType pointer:
                Check(pointer.ReturnType, location);
                foreach (ParameterDefinition parameter in pointer.Parameters)
                {
                    Check(parameter.ParameterType, location);
                }

                break;
            case TypeSpecification other:
                Check(other.ElementType, location);
                break;
            default:
                if (!images.IsOwn(type) && !tables.Allows(DocumentationId.Of(type)))
                {
                    findings.Add(ViolationKind.UnlistedMember, location, "type " + type.FullName);
                }

                break;
        }
    }

    /// <summary>True when a generic instantiation is anywhere inside: then its members are reported as that and no more.</summary>
    public static bool HasGeneric(TypeReference type) =>
        type is GenericInstanceType || (type is TypeSpecification other && HasGeneric(other.ElementType));

    public void CheckElement(TypeReference element, string location)
    {
        int fieldCount = FieldCount(element);
        if (fieldCount > 1)
        {
            findings.Add(ViolationKind.StructArray, location, $"array of {element.FullName} ({fieldCount} fields)");
        }
    }

    private void CheckArray(ArrayType array, string location)
    {
        if (array.Rank > 1)
        {
            findings.Add(ViolationKind.MultidimensionalArray, location, array.FullName);
        }

        CheckElement(array.ElementType, location);
        Check(array.ElementType, location);
    }

    /// <summary>Leaf fields of a struct; zero for what is not a struct of ours.</summary>
    private int FieldCount(TypeReference type)
    {
        TypeDefinition? definition = images.Find(type);
        if (definition is null || !definition.IsValueType || definition.IsEnum || !images.IsOwn(type))
        {
            return 0;
        }

        int count = 0;
        foreach (FieldDefinition field in definition.Fields)
        {
            if (!field.IsStatic)
            {
                count += Math.Max(1, FieldCount(field.FieldType));
            }
        }

        return count;
    }
}
