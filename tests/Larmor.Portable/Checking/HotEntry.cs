namespace Larmor.Portable;

/// <summary>A method called once per sample: from here on nothing may allocate.</summary>
/// <param name="Type">Name of a type, with or without namespace; of an interface, every implementer is meant.</param>
/// <param name="Method">Name of the method; every overload is meant.</param>
public sealed record HotEntry(string Type, string Method)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Type}.{Method}";
}
