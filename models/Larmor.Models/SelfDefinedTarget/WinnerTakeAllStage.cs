using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>The output stage: hard sigmoid, winners by y - H, and the error towards the target they define.</summary>
internal sealed class WinnerTakeAllStage : IBlockWork, IStateful
{
    private readonly KernelSet _kernels;
    private readonly WorkerTeam _team;
    private readonly LayerBuffers _layer;
    private readonly float[] _meanTarget;
    private readonly int _winnerCount;
    private readonly float _smoothing;
    private readonly float _dropout;
    private readonly float _baseTarget;
    private readonly ulong _seed;
    private ulong _key;

    internal WinnerTakeAllStage(Placement placement, LayerBuffers layer, SelfDefinedTargetOptions options)
    {
        int n = layer.OutputCount;
        int capacity = placement.BatchCapacity;
        _kernels = placement.Host.Kernels;
        _team = placement.Host.Team;
        _layer = layer;
        _winnerCount = options.WinnerCount;
        _smoothing = options.LabelSmoothing;
        _dropout = options.OutputDropout;
        _baseTarget = _smoothing * _winnerCount / n;
        _seed = options.Seed;
        _meanTarget = new float[n];
        Outputs = new float[capacity * n];
        Winners = new int[capacity * _winnerCount];
        Wins = new int[n];
        Homeostasis = new Homeostasis(
            n, options.HomeostasisRate, options.ActivityRate, (1f - _dropout) * _winnerCount / n,
            options.HomeostasisForgetting, options.HomeostasisBound);
        placement.Memory.Add(MemoryPlace.Host, "outputs and winners", 4L * (Outputs.Length + Winners.Length));
        placement.Memory.Add(MemoryPlace.Host, "homeostasis and win counts", 16L * n);
    }

    internal Homeostasis Homeostasis { get; }

    internal float[] Outputs { get; }

    internal int[] Winners { get; }

    internal int[] Wins { get; }

    /// <summary>Turns the drives of a batch into outputs, winners and errors, then moves H (the target used the old one).</summary>
    internal void Choose(int count, ulong step)
    {
        _key = CounterRandom.Key(_seed, DropoutStream.Output, step);
        _team.Run(this, count);
        AverageTarget(count);
        Homeostasis.Update(_meanTarget, count);
    }

    /// <summary>Outputs without dropout.</summary>
    internal void Answer(int count, SpanFloat outputs)
    {
        int n = _layer.OutputCount;
        for (int i = 0; i < count * n; i++)
        {
            float z = _layer.Drive[i];
            z = z > 0f ? z : 0f;
            outputs[i] = z < 1f ? z : 1f;
        }
    }

    public void Execute(int blockIndex)
    {
        int n = _layer.OutputCount;
        int first = blockIndex * n;
        SpanFloat mask = new SpanFloat(_layer.Mask, first, n);
        if (_dropout > 0f)
        {
            _kernels.FillMask(_key, (uint)first, CounterRandom.Threshold(1f - _dropout), 1f, mask);
        }

        float[] drive = _layer.Drive;
        SpanFloat output = new SpanFloat(Outputs, first, n);
        ReadOnlySpanFloat drives = new ReadOnlySpanFloat(drive, first, n);
        _kernels.HardSigmoid(drives, mask, output);
        _kernels.TopOfDifference(output, Homeostasis.Offset, _winnerCount, Winners, blockIndex * _winnerCount);
        _kernels.HardSigmoidError(drives, output, mask, _baseTarget, new SpanFloat(_layer.Error, first, n));
        for (int k = 0; k < _winnerCount; k++)
        {
            // A dropped neuron can win through a very negative H: its slot is lost, as in the reference.
            int i = first + Winners[(blockIndex * _winnerCount) + k];
            if (_layer.Mask[i] != 0f && drive[i] >= 0f && drive[i] <= 1f)
            {
                _layer.Error[i] = (1f - _smoothing) + _baseTarget - Outputs[i];
            }
        }
    }

    public void Save(IStateSink sink)
    {
        Homeostasis.Save(sink);
        for (int i = 0; i < Wins.Length; i++)
        {
            sink.Write((long)Wins[i]);
        }
    }

    public void Load(IStateSource source)
    {
        Homeostasis.Load(source);
        for (int i = 0; i < Wins.Length; i++)
        {
            Wins[i] = (int)source.ReadLong();
        }
    }

    /// <summary>A = mean over the batch of mask · ((1 - s) d + s k / N).</summary>
    private void AverageTarget(int count)
    {
        int n = _layer.OutputCount;
        float[] mean = _meanTarget;
        float[] mask = _layer.Mask;
        float share = 1f / count;
        float win = (1f - _smoothing) * share;
        ((SpanFloat)mean).Clear();
        if (_baseTarget > 0f)
        {
            for (int k = 0; k < count; k++)
            {
                for (int i = 0; i < n; i++)
                {
                    mean[i] += mask[(k * n) + i] * _baseTarget * share;
                }
            }
        }

        for (int k = 0; k < count; k++)
        {
            for (int w = 0; w < _winnerCount; w++)
            {
                int winner = Winners[(k * _winnerCount) + w];
                if (mask[(k * n) + winner] != 0f)
                {
                    mean[winner] += win;
                    Wins[winner]++;
                }
            }
        }
    }
}
