using System;

namespace Larmor.Kernels;

/// <summary>A caller's spans, lent to the blocks of one run: an object that blocks run on cannot hold a span itself.</summary>
/// <remarks>What one thread would have to copy for the others, each block so reads and writes where it lies. Allocates nothing.</remarks>
public sealed unsafe class TeamSpans
{
    private float* _left;
    private float* _right;
    private float* _destination;
    private int _leftLength;
    private int _rightLength;
    private int _destinationLength;

    /// <summary>What blocks read first; empty outside a run.</summary>
    public ReadOnlySpan<float> Left => new(_left, _leftLength);

    /// <summary>What else blocks read; empty outside a run.</summary>
    public ReadOnlySpan<float> Right => new(_right, _rightLength);

    /// <summary>What blocks write; empty outside a run.</summary>
    public Span<float> Destination => new(_destination, _destinationLength);

    /// <summary>Runs work on a team while it may use the spans.</summary>
    /// <param name="team">Who works.</param>
    /// <param name="work">What to do.</param>
    /// <param name="blockCount">Blocks.</param>
    /// <param name="left">Becomes <see cref="Left"/>.</param>
    /// <param name="right">Becomes <see cref="Right"/>.</param>
    /// <param name="destination">Becomes <see cref="Destination"/>.</param>
    public void Run(
        WorkerTeam team, IBlockWork work, int blockCount, ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(team);
        fixed (float* first = left, second = right, to = destination)
        {
            _left = first;
            _right = second;
            _destination = to;
            _leftLength = left.Length;
            _rightLength = right.Length;
            _destinationLength = destination.Length;
            try
            {
                team.Run(work, blockCount);
            }
            finally
            {
                _leftLength = 0;
                _rightLength = 0;
                _destinationLength = 0;
            }
        }
    }
}
