namespace Larmor.Kernels;

/// <summary>A caller's spans, lent to the blocks of one run: an object that blocks run on cannot hold a span itself.</summary>
public sealed class TeamSpans
{
    private static readonly float[] s_nothing = new float[0];

    private float[] _left = s_nothing;
    private float[] _right = s_nothing;
    private float[] _destination = s_nothing;
    private int _leftStart;
    private int _leftLength;
    private int _rightStart;
    private int _rightLength;
    private int _destinationStart;
    private int _destinationLength;

    /// <summary>What blocks read first.</summary>
    public ReadOnlySpanFloat Left => new ReadOnlySpanFloat(_left, _leftStart, _leftLength);

    /// <summary>What else blocks read.</summary>
    public ReadOnlySpanFloat Right => new ReadOnlySpanFloat(_right, _rightStart, _rightLength);

    /// <summary>What blocks write.</summary>
    public SpanFloat Destination => new SpanFloat(_destination, _destinationStart, _destinationLength);

    /// <summary>Runs work on a team while it may use the spans.</summary>
    public void Run(
        WorkerTeam team, IBlockWork work, int blockCount, ReadOnlySpanFloat left, ReadOnlySpanFloat right, SpanFloat destination)
    {
        _left = left.Length == 0 ? s_nothing : left.Array;
        _leftStart = left.Length == 0 ? 0 : left.Start;
        _leftLength = left.Length;
        _right = right.Length == 0 ? s_nothing : right.Array;
        _rightStart = right.Length == 0 ? 0 : right.Start;
        _rightLength = right.Length;
        _destination = destination.Length == 0 ? s_nothing : destination.Array;
        _destinationStart = destination.Length == 0 ? 0 : destination.Start;
        _destinationLength = destination.Length;
        team.Run(work, blockCount);
    }
}
