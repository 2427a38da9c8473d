using Larmor.Hal;
using Larmor.Models;

namespace Larmor.Runtime;

/// <summary>A model on a chip before a job: drives go through the model, its outputs to the job; both learn on the spot.</summary>
/// <remarks>The model learns without labels from every drive that the job takes. Allocates nothing after construction.</remarks>
public sealed class FeatureLearner : IEdgeLearner
{
    private readonly IUnsupervisedLearner _model;
    private readonly IStateful _modelState;
    private readonly IStateful _chip;
    private readonly IEdgeLearner _job;
    private readonly float[] _features;
    private readonly int _learnCount;
    private long _count;

    /// <summary>Joins a model and a job.</summary>
    /// <param name="model">Placed on the chip; saves its own state.</param>
    /// <param name="chip">Saves the weights.</param>
    /// <param name="job">Takes the model's outputs.</param>
    /// <param name="learnCount">Drives after which the model stays as it is; 0 for never.</param>
    public FeatureLearner(IUnsupervisedLearner model, IChip chip, IEdgeLearner job, int learnCount)
    {
        if (job.InputCount != model.OutputCount)
        {
            Throw.Range("inputs of the job", job.InputCount, model.OutputCount, model.OutputCount);
        }

        IStateful? state = model as IStateful;
        if (state == null)
        {
            Throw.Argument(nameof(model), "the model cannot save its state: choose one that can");
        }

        _modelState = state!;
        _chip = chip;
        _model = model;
        _job = job;
        _learnCount = learnCount;
        _features = new float[model.OutputCount];
    }

    /// <inheritdoc/>
    public int InputCount => _model.InputCount;

    /// <inheritdoc/>
    public bool IsReady => _job.IsReady;

    /// <inheritdoc/>
    public Decision Decide(ReadOnlySpanFloat drive)
    {
        _model.Infer(drive, 1, _features);
        return _job.Decide(_features);
    }

    /// <inheritdoc/>
    public bool Learn(ReadOnlySpanFloat drive, int label)
    {
        bool isTaken = _job.Learn(_features, label);
        if (_learnCount == 0 || _count < _learnCount)
        {
            _count++;
            _model.Observe(drive);
        }

        return isTaken;
    }

    /// <inheritdoc/>
    public void Interrupt() => _job.Interrupt();

    /// <inheritdoc/>
    public void Report(MemoryPlan plan)
    {
        plan.Add(MemoryPlace.Host, "features", 4L * _features.Length);
        _job.Report(plan);
    }

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        sink.Write(_count);
        _chip.Save(sink);
        _modelState.Save(sink);
        _job.Save(sink);
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        _count = source.ReadLong();
        _chip.Load(source);
        _modelState.Load(source);
        _job.Load(source);
    }
}
