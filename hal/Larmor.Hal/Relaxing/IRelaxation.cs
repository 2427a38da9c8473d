using System;

namespace Larmor.Hal;

/// <summary>A network that falls to a fixed point by itself: on the chip, or completed on the host from its tiles.</summary>
/// <remarks>
/// States lie layer after layer, first layer first, each shaped [count, neurons], row-major:
/// <code>
/// layer l starts at count · (neurons of the layers before l)
/// </code>
/// The state goes in as the start and comes out settled. What physics does is no error: not settled is a return value.
/// </remarks>
public interface IRelaxation
{
    /// <summary>Length of a clamped input.</summary>
    int InputCount { get; }

    /// <summary>Neurons of all layers that settle.</summary>
    int StateCount { get; }

    /// <summary>Layers that settle; a softmax read-out is not one of them.</summary>
    int LayerCount { get; }

    /// <summary>Length of a target.</summary>
    int TargetCount { get; }

    /// <summary>Bytes of its buffers.</summary>
    long BufferBytes { get; }

    /// <summary>Neurons of a layer that settles, 0 nearest to the input.</summary>
    int NeuronCount(int layerIndex);

    /// <summary>Settles without nudge.</summary>
    /// <param name="clamped">Inputs held fixed, shape [count, InputCount]; empty takes those of the settle before, whose drive is kept.</param>
    /// <param name="mask">1 for a live neuron, 0 for one held at 0, laid out like <paramref name="states"/>; empty for all alive.</param>
    /// <param name="count">Networks side by side; 1 is the device's case.</param>
    /// <param name="states">Start in, settled state out; length count · StateCount.</param>
    /// <exception cref="ArgumentException">A length differs from its shape; the message has both.</exception>
    Relaxed SettleFree(ReadOnlySpanFloat clamped, ReadOnlySpanFloat mask, int count, SpanFloat states);

    /// <summary>Settles while the cost of missing the target pulls with strength β.</summary>
    /// <param name="clamped">As for <see cref="SettleFree"/>.</param>
    /// <param name="mask">As for <see cref="SettleFree"/>.</param>
    /// <param name="beta">β, either sign.</param>
    /// <param name="targets">Shape [count, TargetCount].</param>
    /// <param name="count">Networks side by side.</param>
    /// <param name="states">Start in (the free state), settled state out.</param>
    /// <exception cref="ArgumentException">A length differs from its shape; the message has both.</exception>
    Relaxed SettleNudged(
        ReadOnlySpanFloat clamped, ReadOnlySpanFloat mask, float beta, ReadOnlySpanFloat targets, int count, SpanFloat states);

    /// <summary>Softmax read-out of the last layer that settles, or its states when there is none.</summary>
    /// <param name="count">Networks side by side.</param>
    /// <param name="states">Settled states.</param>
    /// <param name="outputs">Receives shape [count, TargetCount]: scores before the softmax, or the states of the last layer.</param>
    void Read(int count, ReadOnlySpanFloat states, SpanFloat outputs);
}
