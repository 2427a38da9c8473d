namespace Larmor.Hal;

/// <summary>Synapses of a dense layer: the tile's two products, the bias input held at 1.</summary>
internal sealed class DenseSynapses : IRelaxationSynapses
{
    private readonly IMatrixVector _forward;
    private readonly IMatrixVector? _backward;
    private readonly float[] _input;
    private readonly int _inputCount;

    /// <param name="forward">The tile's forward product, bias input last.</param>
    /// <param name="backward">The way back; null when nothing settles below.</param>
    /// <param name="inputCount">Inputs without bias.</param>
    /// <param name="capacity">Vectors.</param>
    internal DenseSynapses(IMatrixVector forward, IMatrixVector? backward, int inputCount, int capacity)
    {
        _forward = forward;
        _backward = backward;
        _inputCount = inputCount;
        FeedbackStride = backward == null ? 0 : backward.OutputCount;
        _input = new float[capacity * (inputCount + 1)];
        for (int k = 0; k < capacity; k++)
        {
            _input[(k * (inputCount + 1)) + inputCount] = 1f;
        }
    }

    public int FeedbackStride { get; }

    public long BufferBytes => 4L * _input.Length;

    public bool Remembers => false;

    public void Drive(ReadOnlySpanFloat before, int count, SpanFloat drive)
    {
        int stride = _inputCount + 1;
        for (int k = 0; k < count; k++)
        {
            before.Slice(k * _inputCount, _inputCount).CopyTo(new SpanFloat(_input, k * stride, _inputCount));
        }

        _forward.Multiply(new ReadOnlySpanFloat(_input, 0, count * stride), count, drive);
    }

    public void Feed(ReadOnlySpanFloat after, int count, SpanFloat feedback) => _backward!.Multiply(after, count, feedback);
}
