namespace Larmor.Hal;

/// <summary>A chip that computes in time besides, or instead of, multiplying: optional, so that chips without it keep compiling.</summary>
public interface IDynamicChip : IChip
{
    /// <summary>Its oscillators.</summary>
    IDynamics Dynamics { get; }

    /// <summary>Its source of bits; null when it has none.</summary>
    IBitSource? Bits { get; }
}
