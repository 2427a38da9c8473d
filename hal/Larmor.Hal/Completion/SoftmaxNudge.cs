using Larmor.Kernels;

namespace Larmor.Hal;

/// <summary>A softmax read-out and the pull of its cross-entropy on the layer it reads: <c>β Vᵀ (d - softmax(V s + c))</c>.</summary>
internal sealed class SoftmaxNudge
{
    private readonly ITile _tile;
    private readonly float[] _input;
    private readonly float[] _score;
    private readonly int _inputCount;
    private readonly int _classCount;

    internal SoftmaxNudge(ITile tile, LayerSpec spec, int capacity)
    {
        _tile = tile;
        _inputCount = spec.InputCount;
        _classCount = spec.OutputCount;
        if (tile.Backward == null)
        {
            Throw.Fault(ChipFault.Other, "the read-out has no way back: place it with needs that ask for Backward");
        }

        _input = new float[capacity * (_inputCount + 1)];
        _score = new float[capacity * _classCount];
        Feedback = new float[capacity * FeedbackStride];
        for (int k = 0; k < capacity; k++)
        {
            _input[(k * FeedbackStride) + _inputCount] = 1f;
        }
    }

    /// <summary>Rows of <see cref="FeedbackStride"/>; the last value of each belongs to the bias.</summary>
    internal float[] Feedback { get; }

    internal int FeedbackStride => _inputCount + 1;

    internal long BufferBytes => 4L * (_input.Length + _score.Length + Feedback.Length);

    internal void Score(ReadOnlySpanFloat states, int count, SpanFloat scores)
    {
        for (int k = 0; k < count; k++)
        {
            states.Slice(k * _inputCount, _inputCount).CopyTo(new SpanFloat(_input, k * FeedbackStride, _inputCount));
        }

        _tile.Forward.Multiply(new ReadOnlySpanFloat(_input, 0, count * FeedbackStride), count, scores);
    }

    internal void Pull(ReadOnlySpanFloat states, ReadOnlySpanFloat targets, float beta, int count)
    {
        SpanFloat scores = new SpanFloat(_score, 0, count * _classCount);
        Score(states, count, scores);
        for (int k = 0; k < count; k++)
        {
            SpanFloat row = scores.Slice(k * _classCount, _classCount);
            Softmax.Replace(row);
            for (int c = 0; c < _classCount; c++)
            {
                row[c] = beta * (targets[(k * _classCount) + c] - row[c]);
            }
        }

        _tile.Backward!.Multiply(scores, count, new SpanFloat(Feedback, 0, count * FeedbackStride));
    }
}
