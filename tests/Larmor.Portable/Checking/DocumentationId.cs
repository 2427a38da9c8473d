using Mono.Cecil;

namespace Larmor.Portable;

/// <summary>Documentation-comment IDs of references, in the form of the tables.</summary>
internal static class DocumentationId
{
    public static string Of(TypeReference type) => "T:" + Name(type);

    public static string Of(FieldReference field) => $"F:{Name(field.DeclaringType)}.{field.Name}";

    public static string Of(MethodReference method)
    {
        string parameters = method.HasParameters
            ? $"({string.Join(',', method.Parameters.Select(parameter => Name(parameter.ParameterType)))})"
            : "";
        string result = method.Name is "op_Implicit" or "op_Explicit" ? "~" + Name(method.ReturnType) : "";
        return $"M:{Name(method.DeclaringType)}.{method.Name.Replace('.', '#')}{parameters}{result}";
    }

    private static string Name(TypeReference type) => type switch
    {
        ArrayType array => Name(array.ElementType) + "[]",
        ByReferenceType reference => Name(reference.ElementType) + "@",
        PointerType pointer => Name(pointer.ElementType) + "*",
        TypeSpecification other => Name(other.ElementType),
        { DeclaringType: not null } => $"{Name(type.DeclaringType)}.{type.Name}",
        _ => type.Namespace.Length == 0 ? type.Name : $"{type.Namespace}.{type.Name}",
    };
}
