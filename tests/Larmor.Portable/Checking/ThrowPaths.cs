using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Larmor.Portable;

/// <summary>Finds the instructions of a body after which the method can only throw: building a message may allocate.</summary>
internal sealed class ThrowPaths
{
    private readonly ImageSet _images;
    private readonly Dictionary<MethodDefinition, HashSet<Instruction>> _doomed = [];

    public ThrowPaths(ImageSet images) => _images = images;

    public static bool IsThrowType(TypeReference type) => type.Name == "Throw";

    /// <summary>The instructions from which every way ends in a throw.</summary>
    public HashSet<Instruction> Doomed(MethodDefinition method)
    {
        if (_doomed.TryGetValue(method, out HashSet<Instruction>? known))
        {
            return known;
        }

        HashSet<Instruction> doomed = [];
        _doomed.Add(method, doomed); // a recursive question sees the empty set: not doomed
        bool changed = true;
        while (changed)
        {
            changed = false;
            for (int i = method.Body.Instructions.Count - 1; i >= 0; i--)
            {
                Instruction instruction = method.Body.Instructions[i];
                if (!doomed.Contains(instruction) && IsDoomed(instruction, doomed))
                {
                    doomed.Add(instruction);
                    changed = true;
                }
            }
        }

        return doomed;
    }

    private bool IsDoomed(Instruction instruction, HashSet<Instruction> doomed)
    {
        switch (instruction.OpCode.FlowControl)
        {
            case FlowControl.Throw:
                return true;
            case FlowControl.Return:
                return false;
            case FlowControl.Branch:
                return instruction.Operand is Instruction target && doomed.Contains(target);
            case FlowControl.Cond_Branch:
                bool targets = instruction.Operand switch
                {
                    Instruction one => doomed.Contains(one),
                    Instruction[] many => many.All(doomed.Contains),
                    _ => false,
                };
                return targets && Falls(instruction, doomed);
            default:
                return NeverReturns(instruction) || Falls(instruction, doomed);
        }
    }

    private static bool Falls(Instruction instruction, HashSet<Instruction> doomed) =>
        instruction.Next is not null && doomed.Contains(instruction.Next);

    /// <summary>A call of a method of a type named Throw whose every way ends in a throw.</summary>
    private bool NeverReturns(Instruction instruction)
    {
        if (instruction.Operand is not MethodReference called || !IsThrowType(called.DeclaringType))
        {
            return false;
        }

        MethodDefinition? method = _images.Find(called);
        return method is { HasBody: true } && Doomed(method).Contains(method.Body.Instructions[0]);
    }
}
