using Larmor.Kernels;

namespace Larmor.Hal.Digital;

/// <summary>A spiking core in digital arithmetic: the neurons of <see cref="SpikingPopulation"/>, synapses where the spikes are.</summary>
/// <remarks>Spikes sent to it arrive at their neuron's partners as if the neuron itself had fired. A tick is one microsecond.</remarks>
internal sealed class DigitalSpikingCore : ISpikingCore, ISpikePort
{
    private readonly KernelSet _kernels;
    private readonly SpikingPopulation _hidden;
    private readonly SpikingPopulation _output;
    private readonly SpikeBuffer _waiting;
    private readonly float[] _synapses;
    private float _beta;
    private int _next;

    internal DigitalSpikingCore(KernelSet kernels, int hiddenCount, int outputCount, SpikingConstants constants)
    {
        _kernels = kernels;
        _hidden = new SpikingPopulation(hiddenCount, constants);
        _output = new SpikingPopulation(outputCount, constants);
        _waiting = new SpikeBuffer(hiddenCount + outputCount);
        _synapses = new float[hiddenCount * _output.Stride];
    }

    public ISpikePort Port => this;

    public int HiddenCount => _hidden.Count;

    public int OutputCount => _output.Count;

    public uint TickMicroseconds => 1u;

    public WeightFormat Synapses { get; } = new WeightFormat();

    public long BufferBytes =>
        SpikingPopulation.Bytes(HiddenCount) + SpikingPopulation.Bytes(OutputCount) + _waiting.Bytes + (4L * _synapses.Length);

    public uint NowMicroseconds { get; private set; }

    public void Rest()
    {
        _hidden.Rest();
        _output.Rest();
        _waiting.Clear();
        _next = 0;
        _beta = 0f;
    }

    public void DriveHidden(ReadOnlySpanFloat drive) => Take(nameof(drive), drive, _hidden.Drive, HiddenCount);

    public void DriveOutput(ReadOnlySpanFloat drive) => Take(nameof(drive), drive, _output.Drive, OutputCount);

    public void SetPotentials(ReadOnlySpanFloat hidden, ReadOnlySpanFloat output)
    {
        Take(nameof(hidden), hidden, _hidden.Potential, HiddenCount);
        Take(nameof(output), output, _output.Potential, OutputCount);
    }

    public void Nudge(float beta, ReadOnlySpanFloat target)
    {
        Take(nameof(target), target, _output.Target, OutputCount);
        _beta = beta;
    }

    public void ReadSynapses(int hidden, SpanFloat row) =>
        new ReadOnlySpanFloat(_synapses, hidden * _output.Stride, OutputCount).CopyTo(row);

    public void ProgramSynapses(int hidden, ReadOnlySpanFloat row)
    {
        Check(nameof(row), row.Length, OutputCount);
        row.CopyTo(new SpanFloat(_synapses, hidden * _output.Stride, OutputCount));
    }

    public void AddToHidden(int hidden, ReadOnlySpanFloat change)
    {
        Check(nameof(change), change.Length, OutputCount);
        int place = hidden * _output.Stride;
        for (int o = 0; o < change.Length; o++)
        {
            _synapses[place + o] += change[o];
        }
    }

    public void AddToOutput(int output, ReadOnlySpanFloat change)
    {
        Check(nameof(change), change.Length, HiddenCount);
        int place = output;
        for (int h = 0; h < change.Length; h++)
        {
            _synapses[place] += change[h];
            place += _output.Stride;
        }
    }

    public void Send(SpikeBuffer events)
    {
        for (int k = 0; k < events.Count; k++)
        {
            int address = events.Address(k);
            if (address < 0 || address >= HiddenCount + OutputCount)
            {
                Throw.Range("address of event " + k, address, 0, HiddenCount + OutputCount - 1);
            }

            _waiting.Add(address, events.TimestampMicroseconds(k));
        }
    }

    public void RunUntil(uint timestampMicroseconds, SpikeBuffer received)
    {
        received.Clear();
        while (NowMicroseconds < timestampMicroseconds)
        {
            Deliver();
            _kernels.StepSpikes(_hidden, 0f);
            _kernels.StepSpikes(_output, _beta);
            NowMicroseconds++;
            for (int k = 0; k < _hidden.FiredCount; k++)
            {
                received.Add(_hidden.Fired[k], NowMicroseconds);
            }

            for (int k = 0; k < _output.FiredCount; k++)
            {
                received.Add(HiddenCount + _output.Fired[k], NowMicroseconds);
            }
        }
    }

    /// <summary>Lets the spikes of the last tick, and those sent for it, arrive at the other side.</summary>
    private void Deliver()
    {
        _kernels.SumRows(_synapses, _output.Stride, _hidden.Fired, _hidden.FiredCount, _output.Incoming);
        ((SpanFloat)_hidden.Incoming).Clear();
        for (int k = 0; k < _output.FiredCount; k++)
        {
            FromOutput(_output.Fired[k]);
        }

        for (; _next < _waiting.Count && _waiting.TimestampMicroseconds(_next) <= NowMicroseconds; _next++)
        {
            int address = _waiting.Address(_next);
            if (address >= HiddenCount)
            {
                FromOutput(address - HiddenCount);
                continue;
            }

            for (int o = 0; o < OutputCount; o++)
            {
                _output.Incoming[o] += _synapses[(address * _output.Stride) + o];
            }
        }

        if (_next == _waiting.Count)
        {
            _waiting.Clear();
            _next = 0;
        }
    }

    private void FromOutput(int output)
    {
        int place = output;
        float[] incoming = _hidden.Incoming;
        for (int h = 0; h < HiddenCount; h++)
        {
            incoming[h] += _synapses[place];
            place += _output.Stride;
        }
    }

    private static void Take(string name, ReadOnlySpanFloat from, float[] to, int count)
    {
        Check(name, from.Length, count);
        from.CopyTo(to);
    }

    private static void Check(string name, int length, int expected)
    {
        if (length != expected)
        {
            Throw.Length(name, length, expected);
        }
    }
}
