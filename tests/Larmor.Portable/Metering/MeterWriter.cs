using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Larmor.Portable;

/// <summary>Rewrites assemblies compiled for the device so that .NET can run them and <see cref="Meter"/> sees every basic block.</summary>
/// <remarks>The IL stays what the device would execute; only counting is put in between, and the library's name becomes .NET's.</remarks>
internal sealed class MeterWriter(ImageSet images)
{
    private readonly BlockCosts _costs = new(images);
    private readonly List<Cost> _blocks = [];
    private readonly List<MethodDefinition> _methods = [];

    /// <summary>What each block costs, by its number.</summary>
    public IReadOnlyList<Cost> Blocks => _blocks;

    /// <summary>Instruments every assembly of the set.</summary>
    /// <returns>Images by name.</returns>
    public Dictionary<string, byte[]> Write()
    {
        // All costs first: they are read from instructions that the rewriting changes.
        List<(MethodDefinition Method, List<(Instruction First, int Block)> Blocks)> plans = [];
        foreach (MethodDefinition method in images.Types.SelectMany(type => type.Methods).Where(method => method.HasBody))
        {
            IReadOnlyList<Instruction> leaders = BlockCosts.Leaders(method.Body);
            List<(Instruction, int)> blocks = [];
            for (int i = 0; i < leaders.Count; i++)
            {
                blocks.Add((leaders[i], _blocks.Count));
                _methods.Add(method);
                _blocks.Add(_costs.Of(method, leaders[i], i + 1 < leaders.Count ? leaders[i + 1] : null));
            }

            plans.Add((method, blocks));
        }

        foreach ((MethodDefinition method, List<(Instruction First, int Block)> blocks) in plans)
        {
            Rewrite(method, blocks);
        }

        Dictionary<string, byte[]> written = [];
        foreach (AssemblyDefinition assembly in images.Own)
        {
            foreach (AssemblyNameReference reference in assembly.MainModule.AssemblyReferences)
            {
                if (reference.Name is "mscorlib" or "System.Math")
                {
                    System.Reflection.AssemblyName core = typeof(object).Assembly.GetName();
                    reference.Name = core.Name!;
                    reference.Version = core.Version!;
                    reference.PublicKeyToken = core.GetPublicKeyToken();
                }
            }

            using MemoryStream stream = new();
            assembly.Write(stream);
            written.Add(assembly.Name.Name, stream.ToArray());
        }

        return written;
    }

    /// <summary>The methods of the blocks that ran.</summary>
    /// <param name="ran">By block.</param>
    public IReadOnlyList<MethodDefinition> Ran(bool[] ran) => [.. _methods.Where((_, block) => ran[block]).Distinct()];

    private static void Rewrite(MethodDefinition method, List<(Instruction First, int Block)> blocks)
    {
        MethodBody body = method.Body;
        body.SimplifyMacros();
        ILProcessor il = body.GetILProcessor();
        MethodReference enter = method.Module.ImportReference(typeof(Meter).GetMethod(nameof(Meter.Enter)));
        MethodReference array = method.Module.ImportReference(typeof(Meter).GetMethod(nameof(Meter.Array)));
        Dictionary<Instruction, Instruction> moved = [];
        foreach ((Instruction first, int block) in blocks)
        {
            Instruction number = il.Create(OpCodes.Ldc_I4, block);
            il.InsertBefore(first, number);
            il.InsertBefore(first, il.Create(OpCodes.Call, enter));
            moved.Add(first, number);
        }

        foreach (Instruction instruction in body.Instructions.ToArray())
        {
            switch (instruction.Operand)
            {
                case Instruction target:
                    instruction.Operand = moved[target];
                    break;
                case Instruction[] targets:
                    instruction.Operand = targets.Select(target => moved[target]).ToArray();
                    break;
                case TypeReference element when instruction.OpCode.Code == Code.Newarr:
                    il.InsertBefore(instruction, il.Create(OpCodes.Ldc_I4, InterpreterModel.ElementBytes(Underlying(element))));
                    il.InsertBefore(instruction, il.Create(OpCodes.Call, array));
                    break;
            }
        }

        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            handler.TryStart = Moved(moved, handler.TryStart);
            handler.TryEnd = Moved(moved, handler.TryEnd);
            handler.HandlerStart = Moved(moved, handler.HandlerStart);
            handler.HandlerEnd = Moved(moved, handler.HandlerEnd);
            handler.FilterStart = Moved(moved, handler.FilterStart);
        }
    }

    private static Instruction? Moved(Dictionary<Instruction, Instruction> moved, Instruction? old) =>
        old is null ? null : moved.GetValueOrDefault(old, old);

    private static string Underlying(TypeReference element) =>
        element is TypeDefinition { IsEnum: true } own ? own.Fields.First(field => !field.IsStatic).FieldType.FullName : element.FullName;
}
