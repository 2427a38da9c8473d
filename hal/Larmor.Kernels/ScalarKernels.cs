namespace Larmor.Kernels;

/// <summary>The reference: plain loops, no fused multiply-add, the same bits on every runtime.</summary>
public partial class ScalarKernels : KernelSet
{
    /// <inheritdoc/>
    public override string Name => "scalar";

    /// <inheritdoc/>
    public override int VectorBits => 32;

    /// <inheritdoc/>
    public override void Multiply(SparseRows a, PanelMatrix m, int firstPanel, int endPanel, float[] y)
    {
        float[] data = m.Data;
        int[] start = a.Start;
        int[] index = a.Index;
        float[] value = a.Value;
        int stride = m.Stride;
        for (int panel = firstPanel; panel < endPanel; panel++)
        {
            int width = m.WidthOf(panel);
            int origin = m.StartOf(panel);
            for (int sample = 0; sample < a.Count; sample++)
            {
                int first = (sample * stride) + (panel * m.PanelWidth);
                for (int c = 0; c < width; c++)
                {
                    y[first + c] = 0f;
                }

                int end = start[(sample + 1) * a.BandCount];
                for (int pair = start[sample * a.BandCount]; pair < end; pair++)
                {
                    float x = value[pair];
                    int weight = origin + (index[pair] * width);
                    for (int c = 0; c < width; c++)
                    {
                        y[first + c] += x * data[weight + c];
                    }
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void MultiplyTransposed(ReadOnlySpanFloat e, int count, PanelMatrix m, int firstRow, int endRow, SpanFloat z)
    {
        float[] data = m.Data;
        int stride = m.Stride;
        int rowCount = m.RowCount;
        for (int sample = 0; sample < count; sample++)
        {
            for (int row = firstRow; row < endRow; row++)
            {
                float sum = 0f;
                int error = sample * stride;
                for (int panel = 0; panel < m.PanelCount; panel++)
                {
                    int width = m.WidthOf(panel);
                    int weight = m.StartOf(panel) + (row * width);
                    sum = AddDot(sum, e, error, data, weight, width);
                    error += width;
                }

                z[(sample * rowCount) + row] = sum;
            }
        }
    }

    /// <inheritdoc/>
    public override void AddOuter(SparseColumns a, float[] e, PanelMatrix m, int firstPanel, int endPanel)
    {
        float[] data = m.Data;
        int[] start = a.Start;
        int[] sample = a.Sample;
        float[] value = a.Value;
        int stride = m.Stride;
        for (int panel = firstPanel; panel < endPanel; panel++)
        {
            int width = m.WidthOf(panel);
            for (int row = 0; row < m.RowCount; row++)
            {
                int weight = m.StartOf(panel) + (row * width);
                for (int pair = start[row]; pair < start[row + 1]; pair++)
                {
                    float x = value[pair];
                    int error = (sample[pair] * stride) + (panel * m.PanelWidth);
                    for (int c = 0; c < width; c++)
                    {
                        data[weight + c] += x * e[error + c];
                    }
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void AddSingle(SparseRows a, float factor, float[] e, PanelMatrix m, int firstPanel, int endPanel)
    {
        float[] data = m.Data;
        for (int panel = firstPanel; panel < endPanel; panel++)
        {
            int width = m.WidthOf(panel);
            int error = panel * m.PanelWidth;
            for (int pair = 0; pair < a.PairCount; pair++)
            {
                float x = a.Value[pair] * factor;
                int weight = m.StartOf(panel) + (a.Index[pair] * width);
                for (int c = 0; c < width; c++)
                {
                    data[weight + c] += x * e[error + c];
                }
            }
        }
    }

    /// <inheritdoc/>
    public override int Collect(ReadOnlySpanFloat values, int firstIndex, int[] index, float[] value, int place)
    {
        for (int i = 0; i < values.Length; i++)
        {
            // Written first and kept only by moving on: no branch to mispredict on mixed rows.
            float v = values[i];
            index[place] = firstIndex + i;
            value[place] = v;
            place += v != 0f ? 1 : 0;
        }

        return place;
    }

    /// <inheritdoc/>
    public override void AddOuterRows(SparseColumns a, float[] e, PanelMatrix m, int firstRow, int endRow)
    {
        float[] data = m.Data;
        int[] start = a.Start;
        int[] sample = a.Sample;
        float[] value = a.Value;
        int stride = m.Stride;
        for (int row = firstRow; row < endRow; row++)
        {
            int weight = row * stride;
            for (int pair = start[row]; pair < start[row + 1]; pair++)
            {
                float x = value[pair];
                int error = sample[pair] * stride;
                for (int c = 0; c < stride; c++)
                {
                    data[weight + c] += x * e[error + c];
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void AddColumns(PanelMatrix m, int firstColumn, int count, ReadOnlySpanFloat deltas)
    {
        for (int k = 0; k < count; k++)
        {
            m.AddColumn(firstColumn + k, deltas.Slice(k * m.RowCount, m.RowCount));
        }
    }

    /// <inheritdoc/>
    public override void Scale(ReadOnlySpanFloat source, float factor, SpanFloat destination)
    {
        for (int i = 0; i < source.Length; i++)
        {
            destination[i] = source[i] * factor;
        }
    }

    /// <inheritdoc/>
    public override void FillMask(ulong key, uint firstIndex, uint threshold, float scale, SpanFloat mask)
    {
        for (int i = 0; i < mask.Length; i++)
        {
            mask[i] = CounterRandom.At(key, firstIndex + (uint)i) < threshold ? scale : 0f;
        }
    }

    /// <inheritdoc/>
    public override void Dropout(
        ReadOnlySpanFloat source, ulong key, uint firstIndex, uint threshold, float scale, SpanFloat destination)
    {
        for (int i = 0; i < source.Length; i++)
        {
            destination[i] = CounterRandom.At(key, firstIndex + (uint)i) < threshold ? source[i] * scale : 0f;
        }
    }

    /// <inheritdoc/>
    public override void HardSigmoid(ReadOnlySpanFloat source, ReadOnlySpanFloat mask, SpanFloat destination)
    {
        for (int i = 0; i < source.Length; i++)
        {
            float z = source[i];
            z = z > 0f ? z : 0f;
            destination[i] = (z < 1f ? z : 1f) * mask[i];
        }
    }

    /// <inheritdoc/>
    public override void Relu(ReadOnlySpanFloat source, ReadOnlySpanFloat mask, SpanFloat destination)
    {
        for (int i = 0; i < source.Length; i++)
        {
            float z = source[i];
            destination[i] = (z > 0f ? z : 0f) * mask[i];
        }
    }

    /// <inheritdoc/>
    public override void HardSigmoidError(
        ReadOnlySpanFloat drive, ReadOnlySpanFloat output, ReadOnlySpanFloat mask, float target, SpanFloat error)
    {
        for (int i = 0; i < drive.Length; i++)
        {
            float z = drive[i];
            error[i] = z >= 0f && z <= 1f ? mask[i] * (target - output[i]) : 0f;
        }
    }

    /// <inheritdoc/>
    public override void ReluError(ReadOnlySpanFloat drive, ReadOnlySpanFloat mask, SpanFloat error)
    {
        for (int i = 0; i < drive.Length; i++)
        {
            error[i] = drive[i] > 0f ? error[i] * mask[i] : 0f;
        }
    }

    /// <inheritdoc/>
    public override void TopOfDifference(ReadOnlySpanFloat value, ReadOnlySpanFloat offset, int k, int[] winners, int firstWinner)
    {
        int held = 0;
        for (int i = 0; i < value.Length; i++)
        {
            held = TopList.Offer(value, offset, i, k, winners, firstWinner, held);
        }
    }

    /// <inheritdoc/>
    public override void Adam(SpanFloat gradient, SpanFloat first, SpanFloat second, AdamStep step, SpanFloat delta)
    {
        float firstDecay = step.FirstDecay;
        float secondDecay = step.SecondDecay;
        float rate = step.Rate;
        float correction = step.SecondCorrection;
        float epsilon = step.Epsilon;
        for (int i = 0; i < gradient.Length; i++)
        {
            float g = gradient[i];
            float m = (firstDecay * first[i]) + ((1f - firstDecay) * g);
            float v = (secondDecay * second[i]) + ((1f - secondDecay) * (g * g));
            first[i] = m;
            second[i] = v;
            delta[i] = rate * m / ((FloatMath.Sqrt(v) * correction) + epsilon);
            gradient[i] = 0f;
        }
    }
}
