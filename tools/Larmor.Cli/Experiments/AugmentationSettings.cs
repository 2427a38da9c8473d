namespace Larmor.Cli.Experiments;

/// <summary>How images are changed at random while features are learned.</summary>
public sealed record AugmentationSettings
{
    /// <summary>Each view is moved by round(U(-t, t)) pixels on each axis, zeros filling in; 0 for never.</summary>
    public float Translation { get; init; }

    /// <summary>Images are moved by a whole number of pixels, uniform in -crop … crop, on each axis, zeros filling in: a random crop of the padded image.</summary>
    public int Crop { get; init; }

    /// <summary>True when a positive pair is two independent views of an image, false for the same view twice.</summary>
    public bool TwoViews { get; init; }

    /// <summary>True to mirror images left to right, one half of the time; the read-out then sees both forms too.</summary>
    public bool Flip { get; init; }

    /// <summary>Subtracted from each channel before anything else; empty for 0.</summary>
    public float[] ChannelMean { get; init; } = [];

    /// <summary>Each channel is divided by it; empty for 1.</summary>
    public float[] ChannelDeviation { get; init; } = [];
}
