using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>A chain of tiles with ReLU between them: the forward pass, the way back, and the update; the last stage is its owner's.</summary>
internal sealed class LayeredNetwork : IBlockWork
{
    private readonly Placement _placement;
    private readonly KernelSet _kernels;
    private readonly LayerBuffers[] _layers;
    private readonly float _inputDropout;
    private readonly float _hiddenDropout;
    private readonly ulong _seed;
    private int _layer;
    private bool _backward;
    private bool _training;
    private ulong _key;

    internal LayeredNetwork(Placement placement, float inputDropout, float hiddenDropout, ulong seed)
    {
        _placement = placement;
        _kernels = placement.Host.Kernels;
        _inputDropout = inputDropout;
        _hiddenDropout = hiddenDropout;
        _seed = seed;
        _layers = new LayerBuffers[placement.Network.LayerCount];
        for (int i = 0; i < _layers.Length; i++)
        {
            _layers[i] = new LayerBuffers(placement.Network.Layer(i), placement.BatchCapacity, i > 0, placement.Memory, i);
        }
    }

    internal LayerBuffers Last => _layers[_layers.Length - 1];

    /// <summary>Programs U(-b, b) with b = gain · sqrt(6 / (inputs + outputs)), biases 0 (Glorot and Bengio, 2010).</summary>
    internal void Initialise(float gain, IUpdateRule? rule = null) => InitialWeights.Program(_placement, gain, _seed, rule as MixedPrecision);

    /// <summary>Drives all layers; the last one's answer is left in its <see cref="LayerBuffers.Drive"/>.</summary>
    internal void Forward(ReadOnlySpanFloat inputs, int count, bool training, ulong step)
    {
        LoadInputs(inputs, count, training, step);
        for (int l = 0; l < _layers.Length; l++)
        {
            LayerBuffers layer = _layers[l];
            _placement.Layer(l).Forward.Multiply(
                new ReadOnlySpanFloat(layer.Input, 0, count * layer.InputStride), count,
                new SpanFloat(layer.Drive, 0, count * layer.OutputCount));
            if (l + 1 < _layers.Length)
            {
                _layer = l;
                _backward = false;
                _training = training;
                _key = CounterRandom.Key(_seed, DropoutStream.Hidden + (uint)l, step);
                _placement.Host.Team.Run(this, count);
            }
        }
    }

    /// <summary>Passes the last layer's errors back to all others.</summary>
    internal void PassBack(int count)
    {
        for (int l = _layers.Length - 1; l > 0; l--)
        {
            LayerBuffers layer = _layers[l];
            IMatrixVector? backward = _placement.Layer(l).Backward;
            if (backward == null)
            {
                Throw.Fault(ChipFault.Other, "layer " + l + " was placed without a way back: place it with the learner's needs");
                return;
            }

            backward.Multiply(
                new ReadOnlySpanFloat(layer.Error, 0, count * layer.OutputCount), count,
                new SpanFloat(layer.ErrorBelow, 0, count * layer.InputStride));
            _layer = l - 1;
            _backward = true;
            _placement.Host.Team.Run(this, count);
        }
    }

    /// <summary>Lets the rule change every layer's weights by <c>factor · Σ error ⊗ input</c> times its rate.</summary>
    internal void Update(IUpdateRule rule, int count, float factor, float[] rates, float rateFactor)
    {
        rule.BeginStep();
        for (int l = 0; l < _layers.Length; l++)
        {
            LayerBuffers layer = _layers[l];
            rule.Apply(
                l, _placement.Layer(l),
                new ReadOnlySpanFloat(layer.Input, 0, count * layer.InputStride),
                new ReadOnlySpanFloat(layer.Error, 0, count * layer.OutputCount),
                count, factor, rates[l] * rateFactor);
        }
    }

    /// <summary>One sample's activations on the way up, or its errors on the way down.</summary>
    public void Execute(int blockIndex)
    {
        LayerBuffers layer = _layers[_layer];
        LayerBuffers above = _layers[_layer + 1];
        int width = layer.OutputCount;
        int first = blockIndex * width;
        SpanFloat mask = new SpanFloat(layer.Mask, first, width);
        ReadOnlySpanFloat drive = new ReadOnlySpanFloat(layer.Drive, first, width);
        if (_backward)
        {
            SpanFloat error = new SpanFloat(layer.Error, first, width);
            new ReadOnlySpanFloat(above.ErrorBelow, blockIndex * above.InputStride, width).CopyTo(error);
            _kernels.ReluError(drive, mask, error);
            return;
        }

        if (!_training)
        {
            mask.Fill(1f);
        }
        else if (_hiddenDropout > 0f)
        {
            float keep = 1f - _hiddenDropout;
            _kernels.FillMask(_key, (uint)first, CounterRandom.Threshold(keep), 1f / keep, mask);
        }

        _kernels.Relu(drive, mask, new SpanFloat(above.Input, blockIndex * above.InputStride, width));
    }

    private void LoadInputs(ReadOnlySpanFloat inputs, int count, bool training, ulong step)
    {
        LayerBuffers layer = _layers[0];
        int width = layer.InputCount;
        if (count < 1 || count > _placement.BatchCapacity)
        {
            Throw.Range(nameof(count), count, 1, _placement.BatchCapacity);
        }

        if (inputs.Length != count * width)
        {
            Throw.Length(nameof(inputs), inputs.Length, count * width);
        }

        float keep = 1f - _inputDropout;
        uint threshold = CounterRandom.Threshold(keep);
        ulong key = CounterRandom.Key(_seed, DropoutStream.Input, step);
        for (int k = 0; k < count; k++)
        {
            ReadOnlySpanFloat source = inputs.Slice(k * width, width);
            SpanFloat destination = new SpanFloat(layer.Input, k * layer.InputStride, width);
            if (training && _inputDropout > 0f)
            {
                _kernels.Dropout(source, key, (uint)(k * width), threshold, 1f / keep, destination);
            }
            else
            {
                source.CopyTo(destination);
            }
        }
    }
}
