namespace Larmor.Hal;

/// <summary>One layer that settles: its drives from both sides.</summary>
internal sealed class RelaxationLayer
{
    private readonly IMatrixVector _forward;
    private readonly IMatrixVector? _backward;
    private readonly float[] _input;
    private readonly int _inputCount;

    internal RelaxationLayer(
        ITile forward, IMatrixVector? backward, int first, LayerSpec spec, int capacity, bool hasInput)
    {
        _forward = forward.Forward;
        _backward = backward;
        First = first;
        Width = spec.OutputCount;
        _inputCount = spec.InputCount;
        Drive = new float[capacity * Width];
        FeedbackStride = backward == null ? 0 : backward.OutputCount;
        Feedback = new float[capacity * FeedbackStride];
        _input = new float[hasInput ? capacity * (_inputCount + 1) : 0];
        for (int k = 0; k < capacity && hasInput; k++)
        {
            _input[(k * (_inputCount + 1)) + _inputCount] = 1f;
        }
    }

    /// <summary>Neurons of the layers before.</summary>
    internal int First { get; }

    /// <summary>Neurons.</summary>
    internal int Width { get; }

    /// <summary>From the layer before, shape [capacity, Width].</summary>
    internal float[] Drive { get; }

    /// <summary>From the layer after, rows of <see cref="FeedbackStride"/>.</summary>
    internal float[] Feedback { get; }

    internal int FeedbackStride { get; }

    internal long BufferBytes => 4L * (Drive.Length + Feedback.Length + _input.Length);

    internal void DriveFrom(ReadOnlySpanFloat before, int count)
    {
        int stride = _inputCount + 1;
        for (int k = 0; k < count; k++)
        {
            before.Slice(k * _inputCount, _inputCount).CopyTo(new SpanFloat(_input, k * stride, _inputCount));
        }

        _forward.Multiply(new ReadOnlySpanFloat(_input, 0, count * stride), count, new SpanFloat(Drive, 0, count * Width));
    }

    internal void FeedFrom(ReadOnlySpanFloat after, int count) =>
        _backward!.Multiply(after, count, new SpanFloat(Feedback, 0, count * FeedbackStride));
}
