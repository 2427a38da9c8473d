using Larmor.Kernels;

namespace Larmor.Hal;

/// <summary>A chip with spiking neurons.</summary>
public interface ISpikingChip
{
    /// <summary>Two layers of neurons, or null when the chip's neurons cannot be nudged towards a target or lack these constants.</summary>
    /// <param name="hiddenCount">Hidden neurons.</param>
    /// <param name="outputCount">Output neurons.</param>
    /// <param name="constants">Time constants and threshold.</param>
    ISpikingCore? TryCreateSpikingCore(int hiddenCount, int outputCount, SpikingConstants constants);
}
