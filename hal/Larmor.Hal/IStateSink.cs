namespace Larmor.Hal;

/// <summary>Where state is written: a file, a flash page, a hash.</summary>
public interface IStateSink
{
    /// <summary>Writes a 64-bit number.</summary>
    void Write(long value);

    /// <summary>Writes the values; the reader knows how many.</summary>
    void Write(ReadOnlySpanFloat values);
}
