using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Runtime;

/// <summary>Simple statistics of every channel, and of the length of every vector of three channels (an accelerometer's, a gyroscope's).</summary>
/// <remarks>
/// A row gives: mean, logarithm of the deviation, logarithm of the mean absolute step, least and largest distance from the mean, mean of the first and of
/// the last third minus the mean, and share of changes of sign about the mean. About 12 operations a sample. Allocates nothing after construction.
/// </remarks>
public sealed class StatisticsEncoder : IEncoder
{
    /// <summary>Numbers of a row.</summary>
    public const int RowCount = 8;

    private readonly int _channelCount;
    private readonly int _length;
    private readonly float _floor;
    private readonly float[] _size;

    /// <summary>An encoder.</summary>
    /// <param name="channelCount">Channels of a window; groups of three are also taken as vectors when it divides by three.</param>
    /// <param name="length">Samples of a window, at least 6.</param>
    /// <param name="floor">Least deviation, in the sensor's unit: its resolution; above 0.</param>
    public StatisticsEncoder(int channelCount, int length, float floor)
    {
        if (length < 6)
        {
            Throw.Range(nameof(length), length, 6, ChipInfo.Unlimited);
        }

        if (!(floor > 0f))
        {
            Throw.Range(nameof(floor), floor, 1e-30f, float.MaxValue);
        }

        _channelCount = channelCount;
        _length = length;
        _floor = floor;
        _size = new float[length];
        VectorCount = channelCount % 3 == 0 ? channelCount / 3 : 0;
        InputCount = channelCount * length;
    }

    /// <inheritdoc/>
    public int InputCount { get; }

    /// <inheritdoc/>
    public int OutputCount => RowCount * (_channelCount + VectorCount);

    /// <summary>Groups of three channels taken as vectors.</summary>
    public int VectorCount { get; }

    /// <inheritdoc/>
    public void Encode(SpanFloat window, SpanFloat drive)
    {
        int length = _length;
        for (int c = 0; c < _channelCount; c++)
        {
            Row(window.Slice(c * length, length), drive.Slice(c * RowCount, RowCount));
        }

        for (int v = 0; v < VectorCount; v++)
        {
            for (int i = 0; i < length; i++)
            {
                int at = (3 * v * length) + i;
                float x = window[at];
                float y = window[at + length];
                float z = window[at + (2 * length)];
                _size[i] = FloatMath.Sqrt((x * x) + (y * y) + (z * z));
            }

            Row(_size, drive.Slice((_channelCount + v) * RowCount, RowCount));
        }
    }

    private void Row(ReadOnlySpanFloat row, SpanFloat drive)
    {
        int length = _length;
        int third = length / 3;
        float sum = 0f;
        float first = 0f;
        float last = 0f;
        for (int i = 0; i < length; i++)
        {
            sum += row[i];
            first += i < third ? row[i] : 0f;
            last += i >= length - third ? row[i] : 0f;
        }

        float mean = sum / length;
        float squares = 0f;
        float steps = 0f;
        float least = 0f;
        float largest = 0f;
        int changes = 0;
        for (int i = 0; i < length; i++)
        {
            float distance = row[i] - mean;
            squares += distance * distance;
            least = distance < least ? distance : least;
            largest = distance > largest ? distance : largest;
            if (i > 0)
            {
                float step = row[i] - row[i - 1];
                steps += step < 0f ? -step : step;
                changes += (distance > 0f) != (row[i - 1] - mean > 0f) ? 1 : 0;
            }
        }

        drive[0] = mean;
        drive[1] = FloatMath.Log(FloatMath.Sqrt(squares / length) + _floor);
        drive[2] = FloatMath.Log((steps / (length - 1)) + _floor);
        drive[3] = least;
        drive[4] = largest;
        drive[5] = (first / third) - mean;
        drive[6] = (last / third) - mean;
        drive[7] = (float)changes / length;
    }
}
