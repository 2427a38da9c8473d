namespace Larmor.Runtime;

/// <summary>What can be asked of a running loop.</summary>
public enum EdgeCommand
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The window judged last belongs to a class.</summary>
    Label,

    /// <summary>Go on judging, stop learning.</summary>
    Freeze,

    /// <summary>Learn again.</summary>
    Thaw,

    /// <summary>Write a checkpoint now.</summary>
    Save,

    /// <summary>Forget all that was learned: whoever owns the loop builds it anew.</summary>
    Reset,
}
