using System;
using System.Numerics;
using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.SimulatedHal;

/// <summary>Rank-one updates by pulses: each cell receives the whole number of pulses nearest to its change, up or down by chance.</summary>
/// <remarks>
/// <code>
/// t = rate · pre_i · post_j / step        n = floor(t + u),  u uniform in (0, 1)        E[n] = t
/// </code>
/// A change far below one level thus survives in expectation; below 3e-8 of a level it is lost. One vector after another, each with its
/// own random sequence: a batch gives the same bits as its vectors one by one.
/// </remarks>
internal sealed class CrossbarPlasticity : IPlasticity
{
    private readonly CrossbarArray _array;
    private readonly PanelMatrix _weights;
    private readonly SparseRows _inputs;
    private readonly float[] _post;
    private readonly uint[] _lanes;

    internal CrossbarPlasticity(CrossbarArray array, SparseRows inputs)
    {
        _array = array;
        _weights = array.Weights;
        _inputs = inputs;
        _post = new float[_weights.Stride];
        _lanes = new uint[Vector<uint>.Count];
        for (int lane = 0; lane < _lanes.Length; lane++)
        {
            _lanes[lane] = (uint)lane;
        }
    }

    internal long UpdateCount { get; set; }

    internal long BufferBytes => 4L * (_post.Length + _lanes.Length);

    public void Accumulate(ReadOnlySpan<float> pre, ReadOnlySpan<float> post, int count, float rate)
    {
        int inputCount = _weights.RowCount;
        int outputCount = _weights.ColumnCount;
        CrossbarTile.Check(nameof(pre), pre.Length, count, inputCount);
        CrossbarTile.Check(nameof(post), post.Length, count, outputCount);
        float scale = rate / _array.Step;
        for (int k = 0; k < count; k++)
        {
            long operation = _array.NextOperation();
            _inputs.Load(pre.Slice(k * inputCount, inputCount), 1);
            int pairCount = _inputs.PairCount;
            int postCount = 0;
            for (int j = 0; j < outputCount; j++)
            {
                float factor = post[(k * outputCount) + j];
                postCount += factor != 0f ? 1 : 0;
                _post[j] = scale * factor;
            }

            UpdateCount += (long)pairCount * postCount;
            Pulse(pairCount, operation);
        }
    }

    private void Pulse(int pairCount, long operation)
    {
        ulong roundKey = _array.Key(CrossbarNoise.Purpose.Rounding, operation);
        ulong writeKey = _array.Key(CrossbarNoise.Purpose.Write, operation);
        ReadOnlySpan<int> index = _inputs.Index.AsSpan(0, pairCount);
        ReadOnlySpan<float> value = _inputs.Value.AsSpan(0, pairCount);
        var lanes = new Vector<uint>(_lanes);
        for (int column = 0; column < _weights.Stride; column += Vector<float>.Count)
        {
            var factor = new Vector<float>(_post, column);
            if (Vector.EqualsAll(factor, Vector<float>.Zero))
            {
                continue;
            }

            int width = _weights.WidthOf(column / _weights.PanelWidth);
            int origin = _weights.PlaceOf(0, column);
            for (int pair = 0; pair < index.Length; pair++)
            {
                int place = origin + (index[pair] * width);
                Vector<float> change = factor * value[pair];
                if (_array.IsQuantised)
                {
                    change = Vector.Floor(change + CrossbarNoise.Uniform(roundKey, lanes + new Vector<uint>((uint)place)));
                }

                if (!Vector.EqualsAll(change, Vector<float>.Zero))
                {
                    Move(place, change, writeKey);
                }
            }
        }
    }

    private void Move(int place, Vector<float> change, ulong writeKey)
    {
        for (int lane = 0; lane < Vector<float>.Count; lane++)
        {
            if (change[lane] != 0f)
            {
                _array.Move(place + lane, change[lane], writeKey);
            }
        }
    }
}
