using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Larmor.Hal.Conformance;

/// <summary>State in memory: what was written is read back in the same order, kind by kind.</summary>
public sealed class MemoryState : IStateSink, IStateSource
{
    private readonly List<object> _items = [];
    private int _next;

    /// <summary>Items not read yet.</summary>
    public int RemainingCount => _items.Count - _next;

    /// <inheritdoc/>
    public void Write(long value) => _items.Add(value);

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<float> values) => _items.Add(values.ToArray());

    /// <inheritdoc/>
    public long ReadLong() => (long)Next(typeof(long));

    /// <inheritdoc/>
    public void Read(Span<float> values)
    {
        var kept = (float[])Next(typeof(float[]));
        Assert.AreEqual(kept.Length, values.Length, "as many values are read as were written");
        kept.CopyTo(values);
    }

    private object Next(Type kind)
    {
        Assert.IsLessThan(_items.Count, _next, "no more is read than was written");
        object item = _items[_next++];
        Assert.AreEqual(kind, item.GetType(), "state is read in the order it was written");
        return item;
    }
}
