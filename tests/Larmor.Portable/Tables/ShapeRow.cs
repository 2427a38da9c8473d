namespace Larmor.Portable;

/// <summary>One line of <c>api-shape.tsv</c>: a type or a member of the device's library.</summary>
/// <param name="Id">Documentation-comment ID, kind letter included.</param>
/// <param name="Assembly">Assembly that declares it.</param>
/// <param name="Modifiers">Kind and modifiers, for example <c>class public sealed</c> or <c>public virtual accessor</c>.</param>
/// <param name="Type">Base type of a type, otherwise the type of the member; <c>-</c> for none.</param>
/// <param name="Detail">Interfaces of a type, parameters of a method, value of a constant.</param>
public sealed record ShapeRow(string Id, string Assembly, string Modifiers, string Type, string Detail)
{
    /// <summary>The letter before the colon: T, M, P, F or E.</summary>
    public char Kind => Id[0];

    /// <summary>Full name without the kind letter, the parameters and the conversion's return type.</summary>
    public string FullName
    {
        get
        {
            int end = Id.AsSpan().IndexOfAny('(', '~');
            return end < 0 ? Id[2..] : Id[2..end];
        }
    }

    /// <summary>Full name of the declaring type, or the namespace when this row is a type.</summary>
    public string Owner => FullName[..Math.Max(0, FullName.LastIndexOf('.'))];

    /// <summary>The last part of the full name.</summary>
    public string Name => FullName[(FullName.LastIndexOf('.') + 1)..];

    /// <summary>True when the modifiers hold this word.</summary>
    /// <param name="word">For example <c>static</c>.</param>
    public bool Has(string word) => Array.IndexOf(Modifiers.Split(' '), word) >= 0;
}
