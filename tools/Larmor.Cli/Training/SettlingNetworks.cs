using Larmor.Cli.Experiments;
using Larmor.Data;
using Larmor.Hal;

namespace Larmor.Cli.Training;

/// <summary>The shape of a network that settles: convolutions first, then dense layers.</summary>
internal static class SettlingNetworks
{
    /// <param name="shape">The images of the data.</param>
    /// <param name="convolutions">Input side first.</param>
    /// <param name="dense">Neurons of each dense layer.</param>
    internal static NetworkSpec Of(SampleShape shape, ConvolutionSettings[] convolutions, int[] dense)
    {
        var layers = new List<LayerSpec>();
        (int width, int height, int channels) = (shape.Width, shape.Height, shape.Channels);
        foreach (ConvolutionSettings settings in convolutions)
        {
            var convolution = new ConvolutionSpec(
                width, height, channels, settings.Kernel, settings.Padding, settings.Pooling, settings.Channels);
            layers.Add(new LayerSpec(convolution));
            (width, height, channels) = (convolution.PooledWidth, convolution.PooledHeight, convolution.OutputChannels);
        }

        int inputs = width * height * channels;
        foreach (int neurons in dense)
        {
            layers.Add(new LayerSpec(inputs, neurons, true));
            inputs = neurons;
        }

        return NetworkSpec.Of([.. layers]);
    }
}
