using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Larmor.Portable;

/// <summary>Bytes that code takes in the device's flash after nanoFramework's post-processing: an estimate from the sizes of its records.</summary>
/// <remarks>
/// Record sizes and 16-bit tokens as in nf-interpreter's nanoCLR_Types.h (the format has 24 bytes a type, 16 a method, 8 a field or reference); names once each,
/// signatures once each. Not measured: no post-processor runs here. The spec's measured 1.2-1.5 KB of a small learner is the check.
/// </remarks>
internal static class FlashSize
{
    /// <summary>Most byte code that one assembly can hold: methods are found by a 16-bit offset.</summary>
    public const int LargestCode = 65535;

    private const int Header = 124;
    private const int TypeRecord = 24;
    private const int MethodRecord = 16;
    private const int SmallRecord = 8;
    private const int HandlerRecord = 12;

    /// <summary>Byte code of a method, tokens and long branches two bytes shorter than in .NET.</summary>
    public static int CodeBytes(MethodDefinition method)
    {
        if (!method.HasBody)
        {
            return 0;
        }

        int bytes = method.Body.ExceptionHandlers.Count * HandlerRecord;
        foreach (Instruction instruction in method.Body.Instructions)
        {
            bytes += instruction.GetSize();
            bytes -= instruction.OpCode.OperandType switch
            {
                OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok
                    or OperandType.InlineString or OperandType.InlineBrTarget => 2,
                _ => 0,
            };
        }

        return bytes;
    }

    /// <summary>Byte code of an assembly.</summary>
    public static int CodeBytes(AssemblyDefinition assembly) => assembly.MainModule.GetTypes().SelectMany(type => type.Methods).Sum(CodeBytes);

    /// <summary>A whole assembly.</summary>
    public static int Of(AssemblyDefinition assembly) => Header
        + (SmallRecord * (assembly.MainModule.AssemblyReferences.Count + assembly.MainModule.GetTypeReferences().Count()
            + assembly.MainModule.GetMemberReferences().Count()))
        + Of(assembly.MainModule.GetTypes().SelectMany(type => type.Methods), assembly.MainModule.GetTypes());

    /// <summary>Some methods with some types.</summary>
    public static int Of(IEnumerable<MethodDefinition> methods, IEnumerable<TypeDefinition> types)
    {
        HashSet<string> names = [];
        HashSet<string> signatures = [];
        int bytes = 0;
        foreach (TypeDefinition type in types)
        {
            bytes += TypeRecord + (SmallRecord * type.Fields.Count);
            names.UnionWith([type.Name, type.Namespace, .. type.Fields.Select(field => field.Name)]);
            bytes += type.Fields.Sum(field => field.InitialValue?.Length ?? 0);
        }

        foreach (MethodDefinition method in methods)
        {
            bytes += MethodRecord + CodeBytes(method);
            names.Add(method.Name);
            signatures.Add(string.Join(',', method.Parameters.Select(parameter => parameter.ParameterType.FullName).Prepend(method.ReturnType.FullName)));
            if (method.HasBody)
            {
                signatures.Add(string.Join(',', method.Body.Variables.Select(local => local.VariableType.FullName)));
                names.UnionWith(method.Body.Instructions.Select(instruction => instruction.Operand).OfType<string>());
                names.UnionWith(method.Body.Instructions.Select(instruction => instruction.Operand).OfType<MemberReference>().Select(member => member.Name));
            }
        }

        return bytes + names.Sum(name => name.Length + 1) + signatures.Sum(signature => 2 + (3 * signature.Split(',').Length));
    }
}
