using Larmor.Cli.Experiments;

namespace Larmor.Cli.Training;

/// <summary>One of the fixed forms in which a read-out sees every image.</summary>
/// <param name="Right">Pixels that it is moved to the right.</param>
/// <param name="Down">Pixels that it is moved down.</param>
/// <param name="Flip">True when it is mirrored left to right.</param>
internal readonly record struct ImageForm(int Right, int Down, bool Flip)
{
    /// <summary>The image as it is, then the others that the settings ask for.</summary>
    internal static IReadOnlyList<ImageForm> All(AugmentationSettings settings)
    {
        int shift = settings.ReadoutShift;
        List<ImageForm> forms = [default];
        if (shift > 0)
        {
            forms.AddRange([new(shift, 0, false), new(-shift, 0, false), new(0, shift, false), new(0, -shift, false)]);
        }

        return settings.Flip ? [.. forms, .. forms.Select(form => form with { Flip = true })] : forms;
    }
}
