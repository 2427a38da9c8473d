namespace Larmor.Benchmarks;

/// <summary>A rival is not on this machine.</summary>
/// <param name="rival">Its name.</param>
/// <param name="reason">What was looked for, in a few words.</param>
/// <param name="install">The command that brings it.</param>
public sealed class RivalMissingException(string rival, string reason, string install)
    : Exception($"{rival} is absent ({reason}); install it with: {install}")
{
    /// <summary>Its name.</summary>
    public string Rival => rival;

    /// <summary>The command that brings it.</summary>
    public string Install => install;
}
