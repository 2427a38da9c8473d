using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>Dropout that stays the same through all phases of a batch: inputs set to 0, neurons held at 0, survivors not rescaled.</summary>
internal sealed class EquilibriumMasks
{
    private readonly KernelSet _kernels;
    private readonly IRelaxation _relaxation;
    private readonly EquilibriumPropagationOptions _options;
    private readonly float[] _inputs;
    private readonly float[] _states;
    private readonly bool _masksStates;

    internal EquilibriumMasks(Placement placement, IRelaxation relaxation, EquilibriumPropagationOptions options)
    {
        _kernels = placement.Host.Kernels;
        _relaxation = relaxation;
        _options = options;
        _masksStates = options.HiddenDropout > 0f || (options.OutputDropout > 0f && !options.Relaxation.SoftmaxReadout);
        _inputs = new float[placement.BatchCapacity * relaxation.InputCount];
        _states = new float[_masksStates ? placement.BatchCapacity * relaxation.StateCount : 0];
        placement.Memory.Add(MemoryPlace.Host, "inputs and masks", 4L * (_inputs.Length + _states.Length));
    }

    internal ReadOnlySpanFloat Inputs(int count) => new ReadOnlySpanFloat(_inputs, 0, count * _relaxation.InputCount);

    internal ReadOnlySpanFloat States(int count) =>
        new ReadOnlySpanFloat(_states, 0, _masksStates ? count * _relaxation.StateCount : 0);

    /// <summary>Mask of the output neurons; empty when none is dropped.</summary>
    internal ReadOnlySpanFloat Output(int count)
    {
        if (!_masksStates || _options.Relaxation.SoftmaxReadout)
        {
            return default;
        }

        int width = _relaxation.NeuronCount(_relaxation.LayerCount - 1);
        return new ReadOnlySpanFloat(_states, count * (_relaxation.StateCount - width), count * width);
    }

    /// <summary>Takes the inputs of a batch and draws what is dropped.</summary>
    internal void Draw(ReadOnlySpanFloat inputs, int count, ulong step)
    {
        if (inputs.Length != count * _relaxation.InputCount || inputs.Length > _inputs.Length)
        {
            Throw.Length(nameof(inputs), inputs.Length, count * _relaxation.InputCount);
        }

        SpanFloat kept = new SpanFloat(_inputs, 0, inputs.Length);
        if (_options.InputDropout > 0f)
        {
            _kernels.Dropout(
                inputs, CounterRandom.Key(_options.Seed, DropoutStream.Input, step), 0u,
                CounterRandom.Threshold(1f - _options.InputDropout), 1f, kept);
        }
        else
        {
            inputs.CopyTo(kept);
        }

        int first = 0;
        for (int l = 0; l < _relaxation.LayerCount && _masksStates; l++)
        {
            bool isOutput = l + 1 == _relaxation.LayerCount && !_options.Relaxation.SoftmaxReadout;
            int length = count * _relaxation.NeuronCount(l);
            float dropout = isOutput ? _options.OutputDropout : _options.HiddenDropout;
            _kernels.FillMask(
                CounterRandom.Key(_options.Seed, isOutput ? DropoutStream.Output : DropoutStream.Hidden + (uint)l, step), 0u,
                CounterRandom.Threshold(1f - dropout), 1f, new SpanFloat(_states, first, length));
            first += length;
        }
    }
}
