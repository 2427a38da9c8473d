namespace Larmor.Hal;

/// <summary>Something whose state a checkpoint keeps: saved and loaded, it goes on as if nothing had happened.</summary>
public interface IStateful
{
    /// <summary>Writes all that changes in the loop, in a fixed order.</summary>
    void Save(IStateSink sink);

    /// <summary>Reads what <see cref="Save"/> wrote, in the same order, into an object built with the same options.</summary>
    void Load(IStateSource source);
}
