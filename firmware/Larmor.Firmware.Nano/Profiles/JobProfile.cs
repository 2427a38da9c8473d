using Larmor.Runtime;

namespace Larmor.Firmware.Nano;

/// <summary>A job of the edge loop on drives of 16 numbers: decides, then learns.</summary>
public sealed class JobProfile : IDeviceProfile
{
    private readonly IEdgeLearner _learner;
    private readonly int _labelInterval;
    private int _count;

    /// <summary>A profile around a job.</summary>
    /// <param name="learner">The job.</param>
    /// <param name="labelInterval">Every so many drives one comes with its label; 0 for never.</param>
    public JobProfile(IEdgeLearner learner, int labelInterval)
    {
        _learner = learner;
        _labelInterval = labelInterval;
    }

    /// <inheritdoc/>
    public int InputCount => _learner.InputCount;

    /// <inheritdoc/>
    public int SampleCount => 1;

    /// <inheritdoc/>
    public void Step(float[] drive)
    {
        _learner.Decide(drive);
        _count++;
        bool isLabelled = _labelInterval > 0 && _count % _labelInterval == 0;
        _learner.Learn(drive, isLabelled ? _count / _labelInterval % 2 : Decision.NoClass);
    }
}
