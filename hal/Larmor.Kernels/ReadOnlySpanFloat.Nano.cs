namespace Larmor;

/// <summary>A read-only window on a float array: what <c>System.ReadOnlySpan&lt;float&gt;</c> is on .NET, for nanoFramework 1.x.</summary>
public readonly ref struct ReadOnlySpanFloat
{
    private readonly float[] _array;
    private readonly int _start;
    private readonly int _length;

    /// <summary>A window on the whole array.</summary>
    public ReadOnlySpanFloat(float[] array)
    {
        _array = array;
        _start = 0;
        _length = array.Length;
    }

    /// <summary>A window on <paramref name="length"/> elements from <paramref name="start"/>.</summary>
    /// <exception cref="System.ArgumentOutOfRangeException">The window leaves the array.</exception>
    public ReadOnlySpanFloat(float[] array, int start, int length)
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

    /// <summary>The element at <paramref name="index"/>.</summary>
    public float this[int index] => _array[_start + index];

    /// <summary>A window inside this one.</summary>
    public ReadOnlySpanFloat Slice(int start, int length)
    {
        if (start < 0 || length < 0 || start > _length - length)
        {
            throw new System.ArgumentOutOfRangeException();
        }

        return new ReadOnlySpanFloat(_array, _start + start, length);
    }

    /// <summary>Copies all elements to the start of <paramref name="destination"/>.</summary>
    public void CopyTo(SpanFloat destination)
    {
        float[] array = _array;
        int start = _start;
        int length = _length;
        for (int i = 0; i < length; i++)
        {
            destination[i] = array[start + i];
        }
    }

    /// <summary>A whole array is a window on itself.</summary>
    public static implicit operator ReadOnlySpanFloat(float[] array) => new ReadOnlySpanFloat(array);
}
