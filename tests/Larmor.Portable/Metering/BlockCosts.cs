using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Larmor.Portable;

/// <summary>Where basic blocks of a method begin, and what each costs when it runs.</summary>
internal sealed class BlockCosts(ImageSet images)
{
    /// <summary>The first instruction of each basic block, in order.</summary>
    public static IReadOnlyList<Instruction> Leaders(MethodBody body)
    {
        HashSet<Instruction> leaders = [body.Instructions[0]];
        foreach (Instruction instruction in body.Instructions)
        {
            switch (instruction.Operand)
            {
                case Instruction target:
                    leaders.Add(target);
                    break;
                case Instruction[] targets:
                    leaders.UnionWith(targets);
                    break;
            }

            bool ends = instruction.OpCode.FlowControl
                is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw;
            if (ends && instruction.Next is not null)
            {
                leaders.Add(instruction.Next);
            }
        }

        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            leaders.UnionWith(new[] { handler.TryStart, handler.HandlerStart, handler.FilterStart }.OfType<Instruction>());
        }

        return [.. body.Instructions.Where(leaders.Contains)];
    }

    /// <summary>What one run through the block costs.</summary>
    /// <param name="method">Method of the block.</param>
    /// <param name="first">Its first instruction.</param>
    /// <param name="end">The first of the next block; null at the end.</param>
    public Cost Of(MethodDefinition method, Instruction first, Instruction? end)
    {
        Cost cost = default;
        if (first == method.Body.Instructions[0])
        {
            // The interpreter makes an object of each local that is a struct when the method begins.
            foreach (VariableDefinition local in method.Body.Variables)
            {
                cost += Copy(local.VariableType);
            }
        }

        for (Instruction? instruction = first; instruction is not null && instruction != end; instruction = instruction.Next)
        {
            cost += Of(method, instruction);
        }

        return cost;
    }

    private Cost Of(MethodDefinition method, Instruction instruction)
    {
        Code code = instruction.OpCode.Code;
        string name = instruction.OpCode.Name;
        switch (instruction.Operand)
        {
            case MethodReference called when code == Code.Newobj:
                Cost made = IsStruct(called.DeclaringType)
                    ? Copy(called.DeclaringType)
                    : new Cost(Objects: 1, ObjectBytes: InterpreterModel.ObjectBytes(FieldCount(called.DeclaringType)));
                return made + Called(called);
            case MethodReference called when code is Code.Call or Code.Callvirt:
                return Called(called);
            case FieldReference field:
                bool loads = code is Code.Ldfld or Code.Ldsfld;
                return new Cost(Fields: 1) + (loads ? Copy(field.FieldType) : default);
            case TypeReference when code == Code.Newarr:
                return new Cost(Plain: 1, Arrays: 1);
            case TypeReference when code == Code.Box:
                return new Cost(Plain: 1, Objects: 1, ObjectBytes: 24);
            case TypeReference type when code == Code.Ldobj:
                return new Cost(Indirections: 1) + Copy(type);
        }

        if (name.StartsWith("ldelem", StringComparison.Ordinal) || name.StartsWith("stelem", StringComparison.Ordinal))
        {
            return code == Code.Ldelema ? new Cost(Indirections: 1) : new Cost(Elements: 1);
        }

        if (name.StartsWith("ldind", StringComparison.Ordinal) || name.StartsWith("stind", StringComparison.Ordinal) || code == Code.Stobj)
        {
            return new Cost(Indirections: 1);
        }

        return new Cost(Plain: 1) + Copy(Loaded(method, instruction));
    }

    /// <summary>The empty constructor of object counts as one of ours: the measured small object has that call in it.</summary>
    private Cost Called(MethodReference called) =>
        images.IsOwn(called.DeclaringType) || called.DeclaringType.FullName == "System.Object" ? new Cost(Calls: 1) : new Cost(OutsideCalls: 1);

    private Cost Copy(TypeReference? type) => type is not null && IsStruct(type)
        ? new Cost(Structs: 1, StructBytes: InterpreterModel.ObjectBytes(FieldCount(type)))
        : default;

    private bool IsStruct(TypeReference type) =>
        type is not TypeSpecification && images.Find(type) is { IsValueType: true, IsEnum: false } && images.IsOwn(type);

    private int FieldCount(TypeReference type)
    {
        int count = 0;
        for (TypeDefinition? current = images.Find(type); current is not null && images.IsOwn(current);)
        {
            count += current.Fields.Count(field => !field.IsStatic);
            current = current.BaseType is null ? null : images.Find(current.BaseType);
        }

        return count;
    }

    /// <summary>The type that an instruction copies from a local or an argument to the stack.</summary>
    private static TypeReference? Loaded(MethodDefinition method, Instruction instruction)
    {
        int shift = method.HasThis ? 1 : 0;
        return instruction.OpCode.Code switch
        {
            Code.Ldloc_0 => Local(method, 0),
            Code.Ldloc_1 => Local(method, 1),
            Code.Ldloc_2 => Local(method, 2),
            Code.Ldloc_3 => Local(method, 3),
            Code.Ldloc or Code.Ldloc_S => ((VariableDefinition)instruction.Operand).VariableType,
            Code.Ldarg_0 => Argument(method, 0 - shift),
            Code.Ldarg_1 => Argument(method, 1 - shift),
            Code.Ldarg_2 => Argument(method, 2 - shift),
            Code.Ldarg_3 => Argument(method, 3 - shift),
            Code.Ldarg or Code.Ldarg_S => ((ParameterDefinition)instruction.Operand).ParameterType,
            _ => null,
        };
    }

    private static TypeReference Local(MethodDefinition method, int index) => method.Body.Variables[index].VariableType;

    private static TypeReference? Argument(MethodDefinition method, int index) =>
        index < 0 ? null : method.Parameters[index].ParameterType;
}
