using Larmor.Hal;
using Larmor.Hal.Digital;
using Larmor.Models;

namespace Larmor.Benchmarks;

/// <summary>The second convolution of <c>scff-mnist-cnn</c>, 96 to 384 maps of 12 x 12: one training step at a time.</summary>
public sealed class ImageContrastStep : IDisposable
{
    private const int Side = 12;
    private const int Channels = 96;
    private const int Batch = 100;

    private readonly DigitalChip _chip;
    private readonly SelfContrastive _learner;
    private readonly float[] _images;
    private readonly float[] _views;
    private readonly bool _shares;

    /// <summary>A layer with fresh weights, learning by Adam.</summary>
    /// <param name="host">Arithmetic and threads.</param>
    /// <param name="shares">True for pairs that share the drives of their halves; false drives pair by pair, by views that are equal.</param>
    public ImageContrastStep(HostArithmetic host, bool shares)
    {
        var options = new SelfContrastiveOptions
        {
            Seed = 1,
            InputWidth = Side,
            InputHeight = Side,
            InputChannels = Channels,
            Layers =
            [
                new SelfContrastiveLayerOptions
                {
                    PositiveThreshold = 3, NegativeThreshold = 3, Sparsity = 0, LearningRate = 1e-3f,
                    Convolution = new ConvolutionOptions { Kernel = 3, Padding = 1, Pooling = new PoolingOptions { Size = 4, Stride = 2, Padding = 1 } },
                },
            ],
        };
        var rule = new Adam(AdamOptions.Default);
        _chip = new DigitalChip(host, new DigitalChipOptions());
        Placement placement = Placement.Create(
            _chip, SelfContrastive.Network(Side * Side * Channels, [384], options), rule.Needs, host, new PlacementOptions { BatchCapacity = Batch });
        _learner = new SelfContrastive(placement, options, rule);
        _images = BenchmarkContext.Random(Batch * Side * Side * Channels, 5);
        _views = [.. _images];
        _shares = shares;
    }

    /// <summary>Learns the batch once more.</summary>
    public void Step()
    {
        if (_shares)
        {
            _learner.Observe(_images, Batch);
        }
        else
        {
            _learner.Observe(_images, _views, Batch);
        }
    }

    /// <summary>Goodness of every pair at every position, positive then negative. A new array.</summary>
    public float[] Goodness() => [.. _learner.LastGoodness(0, true), .. _learner.LastGoodness(0, false)];

    /// <inheritdoc/>
    public void Dispose() => _chip.Dispose();
}
