namespace Larmor.Kernels;

/// <summary>Work cut into blocks that may run in any order and on any thread, each with the same result.</summary>
public interface IBlockWork
{
    /// <summary>Does block <paramref name="blockIndex"/>; must allocate nothing and write only what belongs to that block.</summary>
    void Execute(int blockIndex);
}
