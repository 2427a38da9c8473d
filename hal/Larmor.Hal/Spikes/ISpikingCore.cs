namespace Larmor.Hal;

/// <summary>Two layers of spiking neurons with symmetric synapses between them: hidden addresses first, then outputs.</summary>
/// <remarks>
/// The core integrates and fires; whoever learns sees events only, keeps its own traces of them and writes changes of synapses. Time goes
/// in ticks of <see cref="TickMicroseconds"/>: all spikes of a tick bear its end as timestamp.
/// </remarks>
public interface ISpikingCore
{
    /// <summary>Address events; hidden neuron h has address h, output o has HiddenCount + o.</summary>
    ISpikePort Port { get; }

    /// <summary>Hidden neurons.</summary>
    int HiddenCount { get; }

    /// <summary>Output neurons.</summary>
    int OutputCount { get; }

    /// <summary>One step of the neurons.</summary>
    uint TickMicroseconds { get; }

    /// <summary>What a synapse can be.</summary>
    WeightFormat Synapses { get; }

    /// <summary>Bytes of its buffers.</summary>
    long BufferBytes { get; }

    /// <summary>Takes currents, potentials, traces and nudge to rest; drives and synapses stay.</summary>
    void Rest();

    /// <summary>Sets the constant current of hidden neurons.</summary>
    /// <param name="drive">Shape [HiddenCount], bias included.</param>
    void DriveHidden(ReadOnlySpanFloat drive);

    /// <summary>Sets the constant current of output neurons.</summary>
    /// <param name="drive">Shape [OutputCount].</param>
    void DriveOutput(ReadOnlySpanFloat drive);

    /// <summary>Sets the membrane potentials.</summary>
    /// <param name="hidden">Shape [HiddenCount].</param>
    /// <param name="output">Shape [OutputCount].</param>
    void SetPotentials(ReadOnlySpanFloat hidden, ReadOnlySpanFloat output);

    /// <summary>From now on each output neuron also gets β (target - its fast rate trace).</summary>
    /// <param name="beta">β; 0 ends the nudge.</param>
    /// <param name="target">Shape [OutputCount].</param>
    void Nudge(float beta, ReadOnlySpanFloat target);

    /// <summary>Reads the synapses of a hidden neuron.</summary>
    /// <param name="hidden">Hidden neuron.</param>
    /// <param name="row">Receives shape [OutputCount].</param>
    void ReadSynapses(int hidden, SpanFloat row);

    /// <summary>Writes the synapses of a hidden neuron.</summary>
    /// <param name="hidden">Hidden neuron.</param>
    /// <param name="row">Shape [OutputCount].</param>
    void ProgramSynapses(int hidden, ReadOnlySpanFloat row);

    /// <summary>Adds to the synapses between one hidden neuron and all outputs.</summary>
    /// <param name="hidden">Hidden neuron.</param>
    /// <param name="change">Shape [OutputCount].</param>
    void AddToHidden(int hidden, ReadOnlySpanFloat change);

    /// <summary>Adds to the synapses between one output and all hidden neurons.</summary>
    /// <param name="output">Output neuron.</param>
    /// <param name="change">Shape [HiddenCount].</param>
    void AddToOutput(int output, ReadOnlySpanFloat change);
}
