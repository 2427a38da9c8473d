namespace Larmor.Hal;

/// <summary>The checks of <see cref="RelaxationOptions"/>, once, at placement.</summary>
internal static class RelaxationRules
{
    internal static void Check(NetworkSpec network, RelaxationOptions options)
    {
        if (options.FreeStepCount < 1)
        {
            Throw.Range(nameof(options.FreeStepCount), options.FreeStepCount, 1, ChipInfo.Unlimited);
        }

        if (options.NudgedStepCount < 1)
        {
            Throw.Range(nameof(options.NudgedStepCount), options.NudgedStepCount, 1, ChipInfo.Unlimited);
        }

        if (!(options.StepSize >= 0f && options.StepSize < 1f))
        {
            Throw.Range(nameof(options.StepSize), options.StepSize, 0f, 0.999f);
        }

        if (!(options.Tolerance >= 0f))
        {
            Throw.Range(nameof(options.Tolerance), options.Tolerance, 0f, 1f);
        }

        if (options.SoftmaxReadout && network.LayerCount < 2)
        {
            Throw.Argument(
                nameof(options.SoftmaxReadout), "SoftmaxReadout needs a layer to read; the network has 1: add a hidden layer, or use output neurons");
        }
    }
}
