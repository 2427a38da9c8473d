using Larmor.Hal;

namespace Larmor.Models;

/// <summary>One slow offset per output that makes frequent winners dearer and rare ones cheaper.</summary>
/// <remarks>
/// Liu et al., Neuromorphic Computing and Engineering 4, 044005 (2024):
/// <c>a ← (1 - η) a + η A</c>, <c>H ← H + γ (a - T)</c>, with A the mean target of the batch and T the target activity. A mini-batch
/// uses η = 1. The published method sets H and a to 0 at every epoch; a stream has no epochs, so here H may also forget,
/// <c>H ← (1 - φ) H</c> per sample, or be bounded.
/// </remarks>
public sealed class Homeostasis : IStateful
{
    private readonly float[] _offset;
    private readonly float[] _activity;
    private readonly float _rate;
    private readonly float _activityRate;
    private readonly float _targetActivity;
    private readonly float _forgetting;
    private readonly float _bound;

    /// <summary>Offsets at 0.</summary>
    /// <param name="outputCount">Number of outputs N.</param>
    /// <param name="rate">γ.</param>
    /// <param name="activityRate">η in (0, 1]; 1 for mini-batches.</param>
    /// <param name="targetActivity">T.</param>
    /// <param name="forgetting">φ per sample in [0, 1); 0 never forgets.</param>
    /// <param name="bound">Largest |H|; 0 for no bound.</param>
    public Homeostasis(int outputCount, float rate, float activityRate, float targetActivity, float forgetting, float bound)
    {
        if (!(activityRate > 0f) || activityRate > 1f)
        {
            Throw.Range(nameof(activityRate), activityRate, 0.000001f, 1f);
        }

        if (!(forgetting >= 0f) || forgetting >= 1f)
        {
            Throw.Range(nameof(forgetting), forgetting, 0f, 0.999999f);
        }

        if (!(rate >= 0f))
        {
            Throw.Range(nameof(rate), rate, 0f, float.MaxValue);
        }

        _offset = new float[outputCount];
        _activity = new float[outputCount];
        _rate = rate;
        _activityRate = activityRate;
        _targetActivity = targetActivity;
        _forgetting = forgetting;
        _bound = bound > 0f ? bound : float.MaxValue;
    }

    /// <summary>H, shape [N]; the target is where output minus H is largest.</summary>
    public float[] Offset => _offset;

    /// <summary>a, shape [N].</summary>
    public float[] Activity => _activity;

    /// <summary>Sets H and a to 0: the start of an epoch in the published method.</summary>
    public void Restart()
    {
        ((SpanFloat)_offset).Clear();
        ((SpanFloat)_activity).Clear();
    }

    /// <summary>Takes the mean target of a batch and moves H.</summary>
    /// <param name="meanTarget">A, shape [N].</param>
    /// <param name="count">Samples of the batch.</param>
    public void Update(float[] meanTarget, int count)
    {
        float[] offset = _offset;
        float[] activity = _activity;
        float rate = _rate;
        float kept = 1f - _activityRate;
        float gained = _activityRate;
        float target = _targetActivity;
        float bound = _bound;
        float remembered = 1f;
        for (int k = 0; k < count && _forgetting > 0f; k++)
        {
            remembered *= 1f - _forgetting;
        }

        for (int i = 0; i < offset.Length; i++)
        {
            float a = (kept * activity[i]) + (gained * meanTarget[i]);
            float h = (remembered * offset[i]) + (rate * (a - target));
            activity[i] = a;
            offset[i] = h > bound ? bound : (h < -bound ? -bound : h);
        }
    }

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        sink.Write(_offset);
        sink.Write(_activity);
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        source.Read(_offset);
        source.Read(_activity);
    }
}
