using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Larmor.Portable;

/// <summary>The rules about what a method body does.</summary>
internal sealed class MethodRules(ImageSet images, NanoTables tables, TypeRules types, FindingList findings)
{
    // Exact on every board; the transcendental ones are not (embedded-targets.md section 1, "Numbers").
    private static readonly string[] s_exactMath = ["Abs", "Max", "Min", "Sign"];

    public void Check(MethodDefinition method)
    {
        string location = FindingList.Place(method);
        if (method.HasGenericParameters)
        {
            findings.Add(ViolationKind.GenericDefinition, location, $"generic method over {method.GenericParameters[0].Name}");
        }

        if (method.DeclaringType.IsInterface && (method.IsStatic || !method.IsAbstract))
        {
            string what = method.IsStatic && method.IsAbstract ? "static abstract method" : "interface method with a body";
            findings.Add(ViolationKind.InterfaceBody, location, what);
        }

        if (method.CallingConvention == MethodCallingConvention.VarArg)
        {
            findings.Add(ViolationKind.UnsupportedInstruction, location, "variable arguments (arglist)");
        }

        types.Check(method.ReturnType, location);
        foreach (ParameterDefinition parameter in method.Parameters)
        {
            types.Check(parameter.ParameterType, location);
        }

        if (method.HasBody)
        {
            CheckBody(method.Body, location);
        }
    }

    private void CheckBody(MethodBody body, string location)
    {
        foreach (VariableDefinition variable in body.Variables)
        {
            types.Check(variable.VariableType, location);
        }

        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            types.Check(handler.CatchType, location);
        }

        foreach (Instruction instruction in body.Instructions)
        {
            CheckOpcode(instruction, location);
            switch (instruction.Operand)
            {
                case TypeReference type:
                    types.Check(type, location);
                    if (instruction.OpCode.Code == Code.Newarr)
                    {
                        types.CheckElement(type, location);
                    }

                    break;
                case MethodReference called:
                    CheckCall(called, location);
                    break;
                case FieldReference field when !TypeRules.HasGeneric(field.DeclaringType):
                    if (!images.IsOwn(field.DeclaringType) && !tables.Allows(DocumentationId.Of(field)))
                    {
                        findings.Add(ViolationKind.UnlistedMember, location, $"field {field.FullName}");
                    }

                    break;
                case FieldReference field:
                    types.Check(field.DeclaringType, location);
                    break;
            }
        }
    }

    private void CheckOpcode(Instruction instruction, string location)
    {
        // Cecil's names differ from ECMA-335 in these two.
        string mnemonic = instruction.OpCode.Name.Replace(".any", "", StringComparison.Ordinal);
        if (mnemonic == "localloc")
        {
            findings.Add(ViolationKind.StackAllocation, location, "stackalloc");
        }
        else if (mnemonic.Contains(".ovf", StringComparison.Ordinal))
        {
            findings.Add(ViolationKind.CheckedArithmetic, location, mnemonic);
        }
        else if (tables.Support(mnemonic) == OpcodeSupport.Unsupported)
        {
            findings.Add(ViolationKind.UnsupportedInstruction, location, mnemonic);
        }
    }

    private void CheckCall(MethodReference called, string location)
    {
        if (called is GenericInstanceMethod || TypeRules.HasGeneric(called.DeclaringType))
        {
            findings.Add(ViolationKind.GenericInstantiation, location, called.FullName);
        }
        else if (called.DeclaringType is ArrayType)
        {
            // The runtime's own Get, Set, Address of a multi-dimensional array.
            types.Check(called.DeclaringType, location);
        }
        else if (!images.IsOwn(called.DeclaringType))
        {
            if (called.DeclaringType.FullName == "System.Math" && !s_exactMath.Contains(called.Name))
            {
                findings.Add(ViolationKind.MathFunction, location, $"Math.{called.Name}");
            }
            else if (!tables.Allows(DocumentationId.Of(called)))
            {
                findings.Add(ViolationKind.UnlistedMember, location, called.FullName);
            }
        }
    }
}
