namespace Larmor;

/// <summary>A writable window on a float array: what <c>System.Span&lt;float&gt;</c> is on .NET, for nanoFramework 1.x.</summary>
public readonly ref struct SpanFloat
{
    private readonly float[] _array;
    private readonly int _start;
    private readonly int _length;

    /// <summary>A window on the whole array.</summary>
    public SpanFloat(float[] array)
    {
        _array = array;
        _start = 0;
        _length = array.Length;
    }

    /// <summary>A window on <paramref name="length"/> elements from <paramref name="start"/>.</summary>
    /// <exception cref="System.ArgumentOutOfRangeException">The window leaves the array.</exception>
    public SpanFloat(float[] array, int start, int length)
    {
        if (start < 0 || length < 0 || start > array.Length - length)
        {
            throw new System.ArgumentOutOfRangeException();
        }

        _array = array;
        _start = start;
        _length = length;
    }

    /// <summary>Number of elements.</summary>
    public int Length => _length;

    /// <summary>The array that it is a window on.</summary>
    internal float[] Array => _array;

    /// <summary>Where it begins.</summary>
    internal int Start => _start;

    /// <summary>The element at <paramref name="index"/>, by reference.</summary>
    public ref float this[int index] => ref _array[_start + index];

    /// <summary>A window inside this one.</summary>
    public SpanFloat Slice(int start, int length)
    {
        if (start < 0 || length < 0 || start > _length - length)
        {
            throw new System.ArgumentOutOfRangeException();
        }

        return new SpanFloat(_array, _start + start, length);
    }

    /// <summary>Sets every element to 0.</summary>
    public void Clear() => Fill(0f);

    /// <summary>Sets every element to <paramref name="value"/>.</summary>
    public void Fill(float value)
    {
        float[] array = _array;
        int end = _start + _length;
        for (int i = _start; i < end; i++)
        {
            array[i] = value;
        }
    }

    /// <summary>Copies all elements to the start of <paramref name="destination"/>.</summary>
    public void CopyTo(SpanFloat destination) => ((ReadOnlySpanFloat)this).CopyTo(destination);

    /// <summary>A whole array is a window on itself.</summary>
    public static implicit operator SpanFloat(float[] array) => new SpanFloat(array);

    /// <summary>A writable window can be read.</summary>
    public static implicit operator ReadOnlySpanFloat(SpanFloat span) =>
        new ReadOnlySpanFloat(span._array, span._start, span._length);
}
