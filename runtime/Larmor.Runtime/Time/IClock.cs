namespace Larmor.Runtime;

/// <summary>Where a loop takes its time from; passed in, so that a test or a replay can pretend.</summary>
public interface IClock
{
    /// <summary>Milliseconds since any fixed moment.</summary>
    long Milliseconds { get; }
}
