namespace Larmor.Portable;

/// <summary>One thing that the device could not run, with the way out.</summary>
/// <param name="Kind">Which rule.</param>
/// <param name="Location">Type and method, or type and field.</param>
/// <param name="What">The member, instruction or type that was found.</param>
/// <param name="Route">For a hot-path allocation the calls that lead there; otherwise empty.</param>
public sealed record Finding(ViolationKind Kind, string Location, string What, string Route = "")
{
    /// <summary>Why it does not work on nanoFramework.</summary>
    public string Why => Text.Why;

    /// <summary>What to write instead.</summary>
    public string WayOut => Text.WayOut;

    private (string Why, string WayOut) Text => Kind switch
    {
        ViolationKind.UnlistedMember =>
            ("does not exist in nanoFramework 1.x", "use a listed member, or move the call to a .Net.cs file with a .Nano.cs twin"),
        ViolationKind.UnsupportedInstruction =>
            ("the interpreter fails when it executes this instruction", "write the construct without it"),
        ViolationKind.GenericDefinition or ViolationKind.GenericInstantiation =>
            ("generics compile and deploy, then die at run time", "use a concrete type, an array or a delegate type of ours"),
        ViolationKind.MultidimensionalArray =>
            ("dies at run time", "use one flat array with an offset, or a jagged array"),
        ViolationKind.PinnedLocal =>
            ("the deployment tool refuses pinned locals", "index the array"),
        ViolationKind.StackAllocation =>
            ("localloc dies at run time", "allocate the buffer in the constructor"),
        ViolationKind.InterfaceBody =>
            ("dies at run time", "leave the interface without bodies; put the code into a static class"),
        ViolationKind.CheckedArithmetic =>
            ("runs unchecked: the overflow passes silently", "compare with the limit before computing; size arrays with int"),
        ViolationKind.MathFunction =>
            ("throws or has float precision only on some boards", "use Abs, Max, Min or Sign, or our own float function from + - * /"),
        ViolationKind.StructArray =>
            ("costs 48 bytes an element on the device", "use one array per field"),
        ViolationKind.HotPathAllocation =>
            ("the loop may not allocate", "allocate in the constructor and keep the object in a field"),
        _ => throw new InvalidOperationException($"no text for {Kind}"),
    };

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Kind} in {Location}: {What}{(Route.Length == 0 ? "" : $" (reached by {Route})")}: {Why}; {WayOut}";
}
