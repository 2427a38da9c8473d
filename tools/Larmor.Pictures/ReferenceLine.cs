namespace Larmor.Pictures;

/// <summary>A dashed horizontal line to compare a curve with, for example "untrained" or "published".</summary>
public sealed class ReferenceLine
{
    /// <summary>A reference.</summary>
    /// <param name="name">What is printed at its end, before the value.</param>
    /// <param name="value">Its height in the unit of the curve (percent).</param>
    /// <exception cref="ArgumentException">The name is empty or the value not finite.</exception>
    public ReferenceLine(string name, double value)
    {
        Check.Text(name, nameof(name));
        Check.Finite(value, nameof(value), $"leave reference '{name}' out");
        Name = name;
        Value = value;
    }

    /// <summary>What is printed at the end of the line.</summary>
    public string Name { get; }

    /// <summary>Its height in percent.</summary>
    public double Value { get; }
}
