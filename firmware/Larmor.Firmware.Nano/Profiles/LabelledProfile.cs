using Larmor.Models;

namespace Larmor.Firmware.Nano;

/// <summary>A model that learns every drive with a label.</summary>
public sealed class LabelledProfile : IDeviceProfile
{
    private readonly ISupervisedLearner _model;
    private readonly int[] _label = new int[1];

    /// <summary>A profile around a model.</summary>
    public LabelledProfile(ISupervisedLearner model) => _model = model;

    /// <inheritdoc/>
    public int InputCount => _model.InputCount;

    /// <inheritdoc/>
    public int SampleCount => 1;

    /// <inheritdoc/>
    public void Step(float[] drive)
    {
        _model.Observe(drive, _label, 1);
        _label[0] = (_label[0] + 1) % _model.OutputCount;
    }
}
