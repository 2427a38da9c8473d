namespace Larmor.Portable;

/// <summary>What the firmware takes as a whole, whichever profile runs: nothing is trimmed on the device.</summary>
/// <param name="FlashBytes">Estimate of all assemblies.</param>
/// <param name="CodeBytes">Byte code of the largest assembly.</param>
/// <param name="StaticBytes">Heap of static fields and what hangs on them.</param>
public sealed record DeploymentMeasure(int FlashBytes, int CodeBytes, long StaticBytes);
