using Larmor.Kernels;

namespace Larmor.Cli.Edge.Baselines;

/// <summary>Online k-means: every drive moves its nearest centre; labels name centres, and a centre without a name takes the nearest named one's.</summary>
/// <remarks>J. MacQueen, 5th Berkeley Symposium (1967); the first k drives that differ are the centres' starts.</remarks>
internal sealed class OnlineClusterBaseline(int inputCount, int classCount, int clusterCount) : StreamBaseline
{
    private readonly float[] _centres = new float[clusterCount * inputCount];
    private readonly int[] _counts = new int[clusterCount];
    private readonly int[,] _names = new int[clusterCount, classCount];
    private readonly int[] _named = new int[clusterCount];
    private readonly Pcg32 _random = new(1, 77);
    private int _started;

    internal override int Decide(ReadOnlySpan<float> drive)
    {
        int best = -1;
        float nearest = float.MaxValue;
        for (int k = 0; k < _started; k++)
        {
            float distance = _named[k] > 0 ? SquaredDistance(drive, Centre(k)) : float.MaxValue;
            if (distance < nearest)
            {
                nearest = distance;
                best = k;
            }
        }

        int answer = 0;
        for (int c = 1; best >= 0 && c < classCount; c++)
        {
            answer = _names[best, c] > _names[best, answer] ? c : answer;
        }

        return answer;
    }

    internal override void Learn(ReadOnlySpan<float> drive, int label)
    {
        // Starts are spread over the stream's beginning: one drive in four.
        if (_started < clusterCount && (_started == 0 || _random.NextInt(4) == 0))
        {
            drive.CopyTo(Centre(_started));
            _counts[_started++] = 1;
        }

        int nearest = 0;
        float least = float.MaxValue;
        for (int k = 0; k < _started; k++)
        {
            float distance = SquaredDistance(drive, Centre(k));
            if (distance < least)
            {
                least = distance;
                nearest = k;
            }
        }

        _counts[nearest]++;
        Span<float> centre = Centre(nearest);
        for (int i = 0; i < inputCount; i++)
        {
            centre[i] += (drive[i] - centre[i]) / _counts[nearest];
        }

        if (label != NoLabel)
        {
            _names[nearest, label]++;
            _named[nearest]++;
        }
    }

    private Span<float> Centre(int k) => _centres.AsSpan(k * inputCount, inputCount);
}
