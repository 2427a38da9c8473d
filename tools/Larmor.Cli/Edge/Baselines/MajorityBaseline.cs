namespace Larmor.Cli.Edge.Baselines;

/// <summary>Always the class that had most labels so far; it sees the label of every window, so that it is the true majority.</summary>
internal sealed class MajorityBaseline(int classCount) : StreamBaseline
{
    private readonly int[] _counts = new int[classCount];

    internal override int Decide(ReadOnlySpan<float> drive) => Array.IndexOf(_counts, _counts.Max());

    internal override void Learn(ReadOnlySpan<float> drive, int label)
    {
        if (label != NoLabel)
        {
            _counts[label]++;
        }
    }
}
