using Larmor.Runtime;

namespace Larmor.Firmware.Nano;

/// <summary>The self-test's learner in plain loops: what the least machinery costs. Draws its own stream.</summary>
public sealed class GoldenProfile : IDeviceProfile
{
    private readonly GoldenLearner _learner = new GoldenLearner();

    /// <inheritdoc/>
    public int InputCount => GoldenLearner.InputCount;

    /// <inheritdoc/>
    public int SampleCount => 1;

    /// <inheritdoc/>
    public void Step(float[] drive) => _learner.Step();
}
