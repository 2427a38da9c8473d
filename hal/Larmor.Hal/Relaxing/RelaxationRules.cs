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

        if (!(options.FeedbackGain > 0f && options.FeedbackGain <= 1f))
        {
            Throw.Range(nameof(options.FeedbackGain), options.FeedbackGain, 0.01f, 1f);
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

        for (int l = 0; l < network.LayerCount; l++)
        {
            LayerSpec layer = network.Layer(l);
            if (l > 0 && layer.SourceCount != network.Layer(l - 1).NeuronCount)
            {
                Throw.Argument(
                    "network", "layer " + l + " takes " + layer.SourceCount + " values; the layer before has " + network.Layer(l - 1).NeuronCount
                    + " neurons: give it an image of that size");
            }

            if (layer.Convolution != null && (options.DistinctBackward || (options.SoftmaxReadout && l + 1 == network.LayerCount)))
            {
                Throw.Argument(
                    "network", "layer " + l + " is a convolution; a way back of its own and a softmax read-out need dense layers: set DistinctBackward false, or add a dense layer");
            }
        }
    }
}
