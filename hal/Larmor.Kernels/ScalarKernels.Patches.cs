namespace Larmor.Kernels;

/// <content>Convolutions, one patch after another.</content>
public partial class ScalarKernels
{
    /// <inheritdoc/>
    public override void MultiplyPatches(
        float[] images, int imageStart, PatchGrid grid, float bias, PanelMatrix m, int firstPosition, int endPosition, float[] y, int yStart)
    {
        float[] data = m.Data;
        int[] taps = grid.TapStarts;
        int length = grid.PatchLength;
        int columns = m.ColumnCount;
        for (int panel = 0; panel < m.PanelCount; panel++)
        {
            int width = m.WidthOf(panel);
            int column = panel * m.PanelWidth;
            int used = columns - column < width ? columns - column : width;
            int origin = m.StartOf(panel);
            for (int p = firstPosition; p < endPosition; p++)
            {
                int start = imageStart + grid.PositionStarts[p];
                int place = yStart + (p * columns) + column;
                float held = m.RowCount > length ? bias : 0f;
                int last = m.RowCount > length ? origin + (length * width) : origin;
                for (int c = 0; c < used; c++)
                {
                    y[place + c] = held * data[last + c];
                }

                for (int t = 0; t < length; t++)
                {
                    float x = images[start + taps[t]];
                    int weight = origin + (t * width);
                    for (int c = 0; c < used; c++)
                    {
                        y[place + c] += x * data[weight + c];
                    }
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void AddOuterPatches(
        float[] images, int firstImage, int endImage, PatchGrid grid, float bias, float[] errors, float factor,
        PanelMatrix m, int panel, int firstTap, int endTap)
    {
        float[] data = m.Data;
        int[] taps = grid.TapStarts;
        int columns = m.ColumnCount;
        int width = m.WidthOf(panel);
        int column = panel * m.PanelWidth;
        int used = columns - column < width ? columns - column : width;
        int origin = m.StartOf(panel);
        int end = endTap == grid.PatchLength ? m.RowCount : endTap;
        for (int image = firstImage; image < endImage; image++)
        {
            for (int p = 0; p < grid.Positions; p++)
            {
                int start = (image * grid.ImageLength) + grid.PositionStarts[p];
                int error = (((image * grid.Positions) + p) * columns) + column;
                for (int t = firstTap; t < end; t++)
                {
                    float x = factor * (t < grid.PatchLength ? images[start + taps[t]] : bias);
                    int weight = origin + (t * width);
                    for (int c = 0; c < used; c++)
                    {
                        data[weight + c] += x * errors[error + c];
                    }
                }
            }
        }
    }
}
