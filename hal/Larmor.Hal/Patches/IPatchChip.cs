using Larmor.Kernels;

namespace Larmor.Hal;

/// <summary>A chip that finds the patches of a convolution by itself, so that the host need not unfold them.</summary>
public interface IPatchChip
{
    /// <summary>Products of one of its tiles with the patches of an image, or null when the chip cannot serve this grid.</summary>
    /// <param name="tile">A tile that this chip made.</param>
    /// <param name="grid">Where the patches lie.</param>
    IPatchProducts? TryCreatePatches(ITile tile, PatchGrid grid);
}
