namespace Larmor.Hal;

/// <summary>Where state is read from, in the order it was written.</summary>
public interface IStateSource
{
    /// <summary>Reads a 64-bit number.</summary>
    long ReadLong();

    /// <summary>Reads as many values as the span holds.</summary>
    void Read(SpanFloat values);
}
