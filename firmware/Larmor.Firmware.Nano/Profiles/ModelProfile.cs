using Larmor.Models;

namespace Larmor.Firmware.Nano;

/// <summary>A model that learns every drive without labels.</summary>
public sealed class ModelProfile : IDeviceProfile
{
    private readonly IUnsupervisedLearner _model;

    /// <summary>A profile around a model.</summary>
    public ModelProfile(IUnsupervisedLearner model) => _model = model;

    /// <inheritdoc/>
    public int InputCount => _model.InputCount;

    /// <inheritdoc/>
    public int SampleCount => 1;

    /// <inheritdoc/>
    public void Step(float[] drive) => _model.Observe(drive);
}
