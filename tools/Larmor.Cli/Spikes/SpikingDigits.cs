using Larmor.Data;
using Larmor.Hal;
using Larmor.Hal.Digital;
using Larmor.Models;

namespace Larmor.Cli.Spikes;

/// <summary>EqSpike 784-100-10 that has learned some digits, to be measured.</summary>
public sealed class SpikingDigits : IDisposable
{
    private const int HiddenCount = 100;

    private readonly DigitalChip _chip;
    private readonly HostArithmetic _host;
    private readonly DataSet _set;
    private readonly float[] _input;

    private SpikingDigits(HostArithmetic host, DataSet set, EqSpikeOptions options)
    {
        _host = host;
        _set = set;
        _chip = new DigitalChip(host, new DigitalChipOptions());
        Placement = Placement.Create(
            _chip, NetworkSpec.Dense(set.Train.InputCount, HiddenCount, set.Train.ClassCount), EqSpike.Needs, host, new PlacementOptions());
        Learner = new EqSpike(Placement, options);
        _input = new float[set.Train.InputCount];
    }

    /// <summary>The learner.</summary>
    public EqSpike Learner { get; }

    /// <summary>What it is placed on.</summary>
    public Placement Placement { get; }

    /// <summary>Learns the first digits of the training set.</summary>
    public static SpikingDigits Trained(HostArithmetic host, DataSet set, EqSpikeOptions options, int samples)
    {
        ArgumentNullException.ThrowIfNull(set);
        var digits = new SpikingDigits(host, set, options);
        for (int k = 0; k < samples; k++)
        {
            digits.Learn(set.Train, k % set.Train.Count);
        }

        return digits;
    }

    /// <summary>The same weights under other options.</summary>
    public SpikingDigits With(EqSpikeOptions options)
    {
        var other = new SpikingDigits(_host, _set, options);
        ITile from = Placement.Layer(0);
        var rows = new float[from.Forward.InputCount * from.Forward.OutputCount];
        from.Weights.Read(0, from.Forward.OutputCount, rows);
        other.Placement.Layer(0).Weights.Program(0, from.Forward.OutputCount, rows);
        Learner.Synapses.CopyTo(other.Learner.Synapses, 0);
        Learner.Output.Drive.CopyTo(other.Learner.Output.Drive, 0);
        return other;
    }

    /// <summary>Shows one sample with its label.</summary>
    public void Learn(SampleSet samples, int index)
    {
        ArgumentNullException.ThrowIfNull(samples);
        samples.Read([index], _input);
        Learner.Observe(_input, [samples.Labels[index]], 1);
    }

    /// <summary>Shows one sample without its label.</summary>
    public void Answer(SampleSet samples, int index)
    {
        ArgumentNullException.ThrowIfNull(samples);
        samples.Read([index], _input);
        Learner.Infer(_input, 1, new float[samples.ClassCount]);
    }

    /// <inheritdoc/>
    public void Dispose() => _chip.Dispose();
}
